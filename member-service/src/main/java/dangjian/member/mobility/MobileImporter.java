package dangjian.member.mobility;

import dangjian.kit.data.Ids;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.MemberRow.Matched;
import dangjian.member.ledger.MemberSheetImporter;
import dangjian.member.ledger.RowReader;
import dangjian.member.roster.NamedMembers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Imports the ledger of mobile members (流动党员台账): who is away now.
@Component
class MobileImporter extends MemberSheetImporter<MobileImporter.Entry> {

    private static final SheetColumn DESTINATION = SheetColumn.required("外出流向", "外出地点", "流向");
    private static final SheetColumn ABROAD = SheetColumn.optional("是否出国（境）", "是否出国境");
    private static final SheetColumn INFLOW = SheetColumn.optional("流入地党组织", "流入党组织");
    private static final SheetColumn SINCE = SheetColumn.required("外出日期", "外出时间");
    private static final SheetColumn GROUND = SheetColumn.required("外出原因", "外出事由");
    private static final SheetColumn UNTIL = SheetColumn.optional("返回日期");

    private final MobileService mobile;
    private final MobileRepository stays;
    private final InstantSource clock;

    MobileImporter(NamedMembers members, MobileService mobile, MobileRepository stays, InstantSource clock) {
        super(members, clock);
        this.mobile = mobile;
        this.stays = stays;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "mobile-stays";
    }

    @Override
    protected List<SheetColumn> columns() {
        return List.of(DESTINATION, ABROAD, INFLOW, SINCE, GROUND, UNTIL);
    }

    @Override
    protected @Nullable Entry read(RowReader row) {
        var entry = new Entry(
                row.text(DESTINATION, 2, 100),
                row.yes(ABROAD),
                row.optionalText(INFLOW, 200),
                row.day(SINCE),
                row.text(GROUND, 2, 200));
        if (row.optionalDay(UNTIL) != null) {
            row.fault(UNTIL, "member.sheet.ended");
        }
        return row.isGood() ? entry : null;
    }

    @Override
    protected Object key(Matched<Entry> row) {
        return row.person().id();
    }

    @Override
    protected Mono<Void> check(List<Matched<Entry>> rows, Scope scope) {
        return stays.away(people(rows), scope)
                .zipWith(stays.inflows(inflows(rows)))
                .doOnNext(known -> rows.forEach(row -> {
                    if (known.getT1().contains(row.person().id())) {
                        row.faults().add(NAME, "member.mobile.away-already");
                    }
                    if (row.entry().since().isBefore(row.person().joinedOn())) {
                        row.faults().add(SINCE, "member.mobile.before-joining");
                    }
                    var inflow = row.entry().inflow();
                    if (inflow != null && !known.getT2().containsKey(inflow)) {
                        row.faults().add(INFLOW, "member.mobile.inflow-unknown");
                    }
                }))
                .then();
    }

    @Override
    protected Mono<?> enter(Matched<Entry> row, Caller caller, Scope scope) {
        var inflow = row.entry().inflow();
        return (inflow == null
                        ? Mono.just(row.entry().stay(row.person().id(), null, caller, clock))
                        : stays.inflows(List.of(inflow))
                                .map(known -> row.entry().stay(row.person().id(), known.get(inflow), caller, clock)))
                .flatMap(stay -> mobile.leave(stay, caller, scope));
    }

    private static List<String> inflows(List<Matched<Entry>> rows) {
        return rows.stream()
                .map(row -> row.entry().inflow())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /// What a row says.
    ///
    /// @param inflow full name of an organisation of the district
    record Entry(
            String destination, boolean isAbroad, @Nullable String inflow, LocalDate since, String ground) {

        private MobileStay stay(UUID member, @Nullable UUID inflowOrg, Caller caller, InstantSource clock) {
            return new MobileStay(
                    Ids.next(),
                    member,
                    destination,
                    isAbroad,
                    inflowOrg,
                    since,
                    null,
                    ground,
                    caller.name(),
                    clock.instant(),
                    null,
                    1);
        }
    }
}
