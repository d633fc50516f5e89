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
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Imports the ledger of lost members (失联党员台账): who is lost now.
@Component
class LostImporter extends MemberSheetImporter<LostImporter.Entry> {

    private static final SheetColumn SINCE = SheetColumn.required("失联日期", "失去联系日期");
    private static final SheetColumn CIRCUMSTANCE = SheetColumn.required("失联情形");
    private static final SheetColumn FOUND_ON = SheetColumn.optional("重新联系日期");

    private final LostService lost;
    private final LostRepository cases;
    private final InstantSource clock;

    LostImporter(NamedMembers members, LostService lost, LostRepository cases, InstantSource clock) {
        super(members, clock);
        this.lost = lost;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "lost-cases";
    }

    @Override
    protected List<SheetColumn> columns() {
        return List.of(SINCE, CIRCUMSTANCE, FOUND_ON);
    }

    @Override
    protected @Nullable Entry read(RowReader row) {
        var entry = new Entry(row.day(SINCE), row.text(CIRCUMSTANCE, 1, 40));
        if (row.optionalDay(FOUND_ON) != null) {
            row.fault(FOUND_ON, "member.sheet.ended");
        }
        return row.isGood() ? entry : null;
    }

    @Override
    protected Object key(Matched<Entry> row) {
        return row.person().id();
    }

    @Override
    protected Mono<Void> check(List<Matched<Entry>> rows, Scope scope) {
        return cases.lost(people(rows), scope)
                .zipWith(lost.circumstances())
                .doOnNext(known -> rows.forEach(row -> {
                    if (known.getT1().contains(row.person().id())) {
                        row.faults().add(NAME, "member.lost.already");
                    }
                    if (row.entry().since().isBefore(row.person().joinedOn())) {
                        row.faults().add(SINCE, "member.lost.before-joining");
                    }
                    if (code(row.entry().circumstance(), known.getT2()) == null) {
                        row.faults().add(CIRCUMSTANCE, "member.lost.circumstance");
                    }
                }))
                .then();
    }

    @Override
    protected Mono<?> enter(Matched<Entry> row, Caller caller, Scope scope) {
        return lost.circumstances()
                .map(labels -> Objects.requireNonNull(code(row.entry().circumstance(), labels)))
                .map(code -> new LostCase(
                        Ids.next(),
                        row.person().id(),
                        row.entry().since(),
                        code,
                        null,
                        caller.name(),
                        clock.instant(),
                        0,
                        null,
                        1))
                .flatMap(found -> lost.lose(found, caller, scope));
    }

    private static @Nullable String code(String text, Map<String, String> labels) {
        return labels.containsKey(text)
                ? text
                : labels.entrySet().stream()
                        .filter(label -> label.getValue().equals(text))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }

    /// What a row says.
    ///
    /// @param circumstance code or label of the list `lost-circumstances`
    record Entry(LocalDate since, String circumstance) {}
}
