package dangjian.member.pledge;

import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.MemberRow.Matched;
import dangjian.member.ledger.MemberSheetImporter;
import dangjian.member.ledger.RowReader;
import dangjian.member.roster.NamedMembers;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Imports the ledger of pledges (承诺践诺台账); what it takes in is a draft until the branch approves it.
@Component
class PledgeImporter extends MemberSheetImporter<PledgeImporter.Entry> {

    private static final SheetColumn YEAR = SheetColumn.required("年度", "承诺年度");
    private static final SheetColumn ITEMS = SheetColumn.required("承诺事项", "承诺内容");
    private static final int MOST_ITEMS = 20;
    private static final int LONGEST_ITEM = 300;

    private final PledgeService pledges;
    private final PledgeRepository repository;

    PledgeImporter(NamedMembers members, PledgeService pledges, PledgeRepository repository, InstantSource clock) {
        super(members, clock);
        this.pledges = pledges;
        this.repository = repository;
    }

    @Override
    public String kind() {
        return "pledges";
    }

    @Override
    protected List<SheetColumn> columns() {
        return List.of(YEAR, ITEMS);
    }

    @Override
    protected @Nullable Entry read(RowReader row) {
        var year = row.number(YEAR, 2000, 2199);
        var items = row.lines(ITEMS);
        if (items.size() > MOST_ITEMS
                || items.stream().anyMatch(item -> item.length() < 2 || item.length() > LONGEST_ITEM)) {
            row.fault(ITEMS, "member.sheet.items", MOST_ITEMS, LONGEST_ITEM);
        }
        if (items.stream().anyMatch(PublicText::isPersonal)) {
            row.fault(ITEMS, "member.pledge.personal");
        }
        return row.isGood() ? new Entry(year, items) : null;
    }

    @Override
    protected Object key(Matched<Entry> row) {
        return List.of(row.person().id(), row.entry().year());
    }

    @Override
    protected Mono<Void> check(List<Matched<Entry>> rows, Scope scope) {
        return repository
                .years(people(rows), scope)
                .doOnNext(known -> rows.stream()
                        .filter(row -> known.contains(key(row)))
                        .forEach(row -> row.faults().add(YEAR, "member.pledge.one-per-year")))
                .then();
    }

    @Override
    protected Mono<?> enter(Matched<Entry> row, Caller caller, Scope scope) {
        return pledges.draft(row.person().id(), row.entry().year(), row.entry().items(), scope);
    }

    /// What a row says.
    record Entry(int year, List<String> items) {}
}
