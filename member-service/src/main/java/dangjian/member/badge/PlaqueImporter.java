package dangjian.member.badge;

import dangjian.kit.data.Ids;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.discipline.MemberRights;
import dangjian.member.ledger.MemberRow.Matched;
import dangjian.member.ledger.MemberSheetImporter;
import dangjian.member.ledger.RowReader;
import dangjian.member.roster.NamedMembers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Imports the ledger of plaques and posts (先锋岗、示范岗、挂牌上岗): those that hang now.
@Component
class PlaqueImporter extends MemberSheetImporter<PlaqueImporter.Entry> {

    private static final SheetColumn KIND = SheetColumn.required("种类", "岗位种类");
    private static final SheetColumn TITLE = SheetColumn.required("名称", "岗位名称");
    private static final SheetColumn PLACE = SheetColumn.required("地点");
    private static final SheetColumn GRANTED_ON = SheetColumn.required("授予日期", "挂牌日期");
    private static final SheetColumn ENDS_ON = SheetColumn.optional("到期日期");
    private static final SheetColumn REMOVED_ON = SheetColumn.optional("摘牌日期");

    private final PlaqueService plaques;
    private final PlaqueLedgerRepository ledger;
    private final MemberRights rights;

    PlaqueImporter(
            NamedMembers members,
            PlaqueService plaques,
            PlaqueLedgerRepository ledger,
            MemberRights rights,
            InstantSource clock) {
        super(members, clock);
        this.plaques = plaques;
        this.ledger = ledger;
        this.rights = rights;
    }

    @Override
    public String kind() {
        return "plaques";
    }

    @Override
    protected List<SheetColumn> columns() {
        return List.of(KIND, TITLE, PLACE, GRANTED_ON, ENDS_ON, REMOVED_ON);
    }

    @Override
    protected boolean mayBeOfBranch() {
        return true;
    }

    @Override
    protected @Nullable Entry read(RowReader row) {
        var entry = new Entry(
                row.one(KIND, Plaque.Kind.values(), Plaque.Kind::label),
                row.text(TITLE, 2, 60),
                row.text(PLACE, 1, 100),
                row.day(GRANTED_ON),
                row.optionalDay(ENDS_ON));
        if (row.optionalDay(REMOVED_ON) != null) {
            row.fault(REMOVED_ON, "member.sheet.ended");
        }
        var endsOn = entry.endsOn();
        if (endsOn != null && !endsOn.isAfter(entry.grantedOn())) {
            row.fault(ENDS_ON, "member.plaque.ends-on");
        }
        return row.isGood() ? entry : null;
    }

    @Override
    protected Object key(Matched<Entry> row) {
        var holder = row.member();
        return List.of(
                holder == null ? row.orgId() : holder.id(),
                row.entry().kind(),
                row.entry().title());
    }

    @Override
    protected Mono<Void> check(List<Matched<Entry>> rows, Scope scope) {
        var held = rows.stream().filter(row -> row.member() != null).toList();
        return ledger.held(people(held), scope)
                .doOnNext(known -> held.stream()
                        .filter(row -> known.contains(key(row)))
                        .forEach(row -> row.faults().add(TITLE, "member.plaque.held")))
                .then(mustBeHonourable(
                        held.stream()
                                .filter(row -> row.entry().kind().isHonour())
                                .toList(),
                        scope));
    }

    /// Asks once for every day on which something was granted.
    private Mono<Void> mustBeHonourable(List<Matched<Entry>> honours, Scope scope) {
        var byDay = honours.stream()
                .collect(Collectors.groupingBy(row -> row.entry().grantedOn()));
        return Flux.fromIterable(byDay.entrySet())
                .concatMap(day -> rights.on(people(day.getValue()), day.getKey(), scope)
                        .doOnNext(found -> day.getValue().stream()
                                .filter(row -> !Objects.requireNonNull(
                                                found.get(row.person().id()))
                                        .mayBeExcellent())
                                .forEach(row -> row.faults().add(NAME, "member.plaque.not-honourable"))))
                .then();
    }

    @Override
    protected Mono<?> enter(Matched<Entry> row, Caller caller, Scope scope) {
        var holder = row.member();
        var entry = row.entry();
        return plaques.grant(
                new Plaque(
                        Ids.next(),
                        entry.kind(),
                        entry.title(),
                        row.orgId(),
                        holder == null ? null : holder.id(),
                        entry.place(),
                        entry.grantedOn(),
                        entry.endsOn(),
                        null,
                        null,
                        1),
                caller,
                scope);
    }

    /// What a row says.
    record Entry(
            Plaque.Kind kind,
            String title,
            String place,
            LocalDate grantedOn,
            @Nullable LocalDate endsOn) {}
}
