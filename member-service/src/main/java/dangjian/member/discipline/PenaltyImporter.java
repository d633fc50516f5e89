package dangjian.member.discipline;

import dangjian.kit.data.Ids;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.MemberRow.Matched;
import dangjian.member.ledger.MemberSheetImporter;
import dangjian.member.ledger.RowReader;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.NamedMembers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Imports the ledger of penalties (党纪处分台账), with their restorations and revocations.
@Component
class PenaltyImporter extends MemberSheetImporter<PenaltyImporter.Entry> {

    private static final SheetColumn KIND = SheetColumn.required("处分种类", "处分");
    private static final SheetColumn MATTER_NO = SheetColumn.required("立案编号");
    private static final SheetColumn MATTER = SheetColumn.required("事由", "处分事由");
    private static final SheetColumn IMPOSED_ON = SheetColumn.required("处分日期", "处分时间");
    private static final SheetColumn MONTHS = SheetColumn.optional("留党察看月数");
    private static final SheetColumn AUTHORITY = SheetColumn.required("批准机关");
    private static final SheetColumn DOCUMENT_NO = SheetColumn.required("文号", "处分文号");
    private static final SheetColumn RESTORED_ON = SheetColumn.optional("恢复权利日期");
    private static final SheetColumn REVOKED_ON = SheetColumn.optional("撤销日期");
    private static final SheetColumn REVOKE_REASON = SheetColumn.optional("撤销理由");

    private final DisciplineService discipline;
    private final PenaltyRepository penalties;
    private final InstantSource clock;

    PenaltyImporter(
            NamedMembers members, DisciplineService discipline, PenaltyRepository penalties, InstantSource clock) {
        super(members, clock);
        this.discipline = discipline;
        this.penalties = penalties;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "penalties";
    }

    @Override
    protected List<SheetColumn> columns() {
        return List.of(
                KIND,
                MATTER_NO,
                MATTER,
                IMPOSED_ON,
                MONTHS,
                AUTHORITY,
                DOCUMENT_NO,
                RESTORED_ON,
                REVOKED_ON,
                REVOKE_REASON);
    }

    @Override
    protected @Nullable Entry read(RowReader row) {
        var entry = new Entry(
                row.one(KIND, PenaltyKind.values(), PenaltyKind::label),
                MatterNumber.plain(row.text(MATTER_NO, 1, 60)),
                row.text(MATTER, 1, 500),
                row.day(IMPOSED_ON),
                row.optionalNumber(MONTHS, 1, 99),
                row.text(AUTHORITY, 1, 100),
                row.text(DOCUMENT_NO, 1, 100),
                row.optionalPastDay(RESTORED_ON),
                row.optionalPastDay(REVOKED_ON),
                row.optionalText(REVOKE_REASON, 200));
        if (row.isGood() && !MatterNumber.fits(entry.matterNo())) {
            row.fault(MATTER_NO, "member.matter-number", MatterNumber.LONGEST);
        }
        if ((entry.revokedOn() == null) != (entry.revokeReason() == null)) {
            row.fault(REVOKE_REASON, "member.sheet.revocation");
        }
        return row.isGood() ? entry : null;
    }

    @Override
    protected Object key(Matched<Entry> row) {
        return List.of(row.person().id(), row.entry().matterNo());
    }

    @Override
    protected Mono<Void> check(List<Matched<Entry>> rows, Scope scope) {
        return discipline
                .rules()
                .zipWith(penalties.matters(people(rows), scope))
                .doOnNext(known -> rows.forEach(row -> {
                    if (known.getT2()
                            .contains(List.of(row.person().id(), row.entry().matterNo()))) {
                        row.faults().add(MATTER_NO, "member.penalty.same-matter");
                    }
                    check(row, known.getT1());
                }))
                .then();
    }

    private void check(Matched<Entry> row, PenaltyRules rules) {
        var member = row.person();
        if (member.stage() != MemberStage.FULL) {
            row.faults().add(NAME, "member.penalty.probationary");
        } else if (row.entry().imposedOn().isBefore(member.joinedOn())) {
            row.faults().add(IMPOSED_ON, "member.penalty.before-joining");
        }
        try {
            row.entry().penalty(member.id(), "", clock).mustFollow(rules);
        } catch (Problem broken) {
            var fault = broken.faults().isEmpty()
                    ? broken.code()
                    : broken.faults().getFirst().code();
            row.faults().add(fault, broken.arguments().toArray());
        }
    }

    @Override
    protected Mono<?> enter(Matched<Entry> row, Caller caller, Scope scope) {
        return discipline.impose(row.entry().penalty(row.person().id(), caller.name(), clock), caller, scope);
    }

    /// What a row says.
    record Entry(
            PenaltyKind kind,
            String matterNo,
            String matter,
            LocalDate imposedOn,
            @Nullable Integer probationMonths,
            String authority,
            String documentNo,
            @Nullable LocalDate restoredOn,
            @Nullable LocalDate revokedOn,
            @Nullable String revokeReason) {

        /// The penalty after what has become of it, by the rules of its own verbs.
        private Penalty penalty(UUID member, String recorder, InstantSource clock) {
            var penalty = new Penalty(
                    Ids.next(),
                    member,
                    kind,
                    matterNo,
                    matter,
                    imposedOn,
                    probationMonths,
                    authority,
                    documentNo,
                    null,
                    null,
                    null,
                    clock.instant(),
                    recorder,
                    Penalty.State.IMPOSED,
                    1);
            var restored = restoredOn == null ? penalty : penalty.restore(restoredOn);
            return revokedOn == null || revokeReason == null ? restored : restored.revoke(revokedOn, revokeReason);
        }
    }
}
