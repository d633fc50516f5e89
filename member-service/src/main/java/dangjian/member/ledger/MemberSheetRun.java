package dangjian.member.ledger;

import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.MemberRow.Matched;
import dangjian.member.roster.NamedMembers;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One import of a sheet about members.
final class MemberSheetRun<E> implements ImportRun<MemberRow<E>> {

    private final MemberSheetImporter<E> importer;
    private final NamedMembers members;
    private final LocalDate today;
    private final Caller caller;
    private final Scope scope;
    private final Map<Integer, Matched<E>> ready = new HashMap<>();
    private final Set<Object> seen = new HashSet<>();

    MemberSheetRun(MemberSheetImporter<E> importer, NamedMembers members, LocalDate today, Caller caller, Scope scope) {
        this.importer = importer;
        this.members = members;
        this.today = today;
        this.caller = caller;
        this.scope = scope;
    }

    @Override
    public @Nullable MemberRow<E> parse(SheetRow row, RowFaults faults) {
        var reader = new RowReader(row, faults, today);
        var branch = reader.text(MemberSheetImporter.BRANCH, 2, 200);
        var name = importer.mayBeOfBranch()
                ? reader.optionalText(MemberSheetImporter.NAME, 50)
                : reader.text(MemberSheetImporter.NAME, 2, 50);
        var idNumber = reader.idNumber(MemberSheetImporter.ID_NUMBER);
        var entry = importer.read(reader);
        return entry == null || !faults.isEmpty()
                ? null
                : new MemberRow<>(
                        new NamedMembers.Name(row.number(), branch, name == null ? "" : name, idNumber), entry);
    }

    @Override
    public Mono<Void> check(List<ImportRow<MemberRow<E>>> rows) {
        return members.find(rows.stream().map(row -> row.value().who()).toList(), scope)
                .map(matches -> matched(rows, matches))
                .flatMap(matched -> importer.check(List.copyOf(matched.values()), scope)
                        .then(Mono.fromRunnable(() -> ready.putAll(matched))));
    }

    @Override
    public Mono<Void> apply(List<MemberRow<E>> rows) {
        return Flux.fromIterable(rows)
                .map(row -> Objects.requireNonNull(ready.remove(row.who().row())))
                .concatMap(row -> importer.enter(row, caller, scope))
                .then();
    }

    private Map<Integer, Matched<E>> matched(
            List<ImportRow<MemberRow<E>>> rows, Map<Integer, NamedMembers.Match> matches) {
        var found = new HashMap<Integer, Matched<E>>();
        for (var row : rows) {
            var match = Objects.requireNonNull(matches.get(row.number()));
            var isOfBranch = row.value().who().name().isEmpty();
            var branch = match.orgId();
            if (branch == null) {
                row.faults().add(MemberSheetImporter.BRANCH, "member.branch.unknown");
            } else if (!isOfBranch && match.members() != 1) {
                row.faults()
                        .add(
                                MemberSheetImporter.NAME,
                                match.members() == 0 ? "member.sheet.member" : "member.sheet.members");
            } else {
                var line = new Matched<>(
                        branch, isOfBranch ? null : match.member(), row.value().entry(), row.faults());
                if (seen.add(importer.key(line))) {
                    found.put(row.number(), line);
                } else {
                    row.faults().add("member.sheet.twice");
                }
            }
        }
        return found;
    }
}
