package dangjian.member.roster;

import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/// One import of a roster sheet in progress.
final class MemberImport implements ImportRun<Candidate> {

    /// Branch names that are remembered; a sheet with more makes the import ask again.
    private static final int MOST_BRANCHES = 10_000;

    private final RowReading reading;
    private final Register register;
    private final Registration registration;
    private final Scope scope;
    private final Map<String, BranchFinder.Branch> branches = new HashMap<>();

    MemberImport(RowReading reading, Register register, Registration registration, Scope scope) {
        this.reading = reading;
        this.register = register;
        this.registration = registration;
        this.scope = scope;
    }

    @Override
    public Candidate parse(SheetRow row, RowFaults faults) {
        return reading.read(row, faults);
    }

    @Override
    public Mono<Void> check(List<ImportRow<Candidate>> rows) {
        if (branches.size() > MOST_BRANCHES) {
            branches.clear();
        }
        var newNames = rows.stream()
                .map(row -> row.value().branchName())
                .filter(Objects::nonNull)
                .filter(name -> !branches.containsKey(name))
                .distinct()
                .toList();
        var indexes = rows.stream()
                .map(row -> row.value().idNumberIndex())
                .filter(Objects::nonNull)
                .toList();
        return register.branches
                .named(newNames, scope)
                .doOnNext(branches::putAll)
                .then(register.members.registered(indexes))
                .doOnNext(registered -> rows.forEach(row -> check(row, registered)))
                .then();
    }

    @Override
    public Mono<Void> apply(List<Candidate> rows) {
        return register.registrar.register(
                rows.stream()
                        .map(row -> row.register(reading.book(), registration))
                        .toList(),
                scope);
    }

    private void check(ImportRow<Candidate> row, Set<String> registered) {
        var candidate = row.value();
        var faults = row.faults();
        if (candidate.branchName() != null) {
            var branch = Objects.requireNonNull(branches.get(candidate.branchName()));
            if (branch.fault() != null) {
                faults.add(RosterField.BRANCH.column(), branch.fault());
            }
            candidate.join(branch.id());
        }
        if (candidate.idNumberIndex() != null && registered.contains(candidate.idNumberIndex())) {
            faults.add(RosterField.ID_NUMBER.column(), "import.registered");
        } else {
            candidate.doubts().forEach(doubt -> RowReading.add(faults, doubt));
        }
    }

    /// Where an import looks things up and puts things in.
    record Register(BranchFinder branches, MemberRepository members, Registrar registrar) {}
}
