package dangjian.member.cultivation;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.imports.FirstRows;
import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.Importer;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.BranchFinder;
import dangjian.member.roster.BranchLock;
import dangjian.member.roster.MembersByName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Imports sheets of cultivations (双培双创台账), running ones and those that are over.
@Component
class CultivationImporter implements Importer<CultivationRow> {

    private final CultivationSheetRepository sheets;
    private final Pipelines pipelines;
    private final BranchFinder branches;
    private final MembersByName members;
    private final BranchLock lock;
    private final InstantSource clock;

    CultivationImporter(
            CultivationSheetRepository sheets,
            Pipelines pipelines,
            BranchFinder branches,
            MembersByName members,
            BranchLock lock,
            InstantSource clock) {
        this.sheets = sheets;
        this.pipelines = pipelines;
        this.branches = branches;
        this.members = members;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "cultivations";
    }

    @Override
    public SheetLayout layout() {
        return CultivationSheet.LAYOUT;
    }

    @Override
    public ImportRun<CultivationRow> begin(Caller caller, Scope scope) {
        return new Run(caller, scope, clock.instant());
    }

    private Mono<TakenCultivation.Rules> rules(List<CultivationRow> rows, Scope scope, Instant now) {
        return Mono.zip(
                        pipelines.inForce(),
                        branches.named(texts(rows, CultivationSheet.BRANCH), scope),
                        members.find(texts(rows, CultivationSheet.PERSON, CultivationSheet.MENTOR), scope))
                .map(found -> new TakenCultivation.Rules(
                        found.getT1(), found.getT2(), found.getT3(), BusinessTime.dateOf(now)));
    }

    private static List<String> texts(List<CultivationRow> rows, SheetColumn... columns) {
        return rows.stream()
                .flatMap(row -> Stream.of(columns).map(row::text))
                .distinct()
                .toList();
    }

    /// One import in progress.
    private final class Run implements ImportRun<CultivationRow> {

        private final Caller caller;
        private final Scope scope;
        private final Instant now;
        private final FirstRows seen = new FirstRows();
        private final Set<String> running = new HashSet<>();
        private final Map<Integer, TakenCultivation> ready = new HashMap<>();

        private Run(Caller caller, Scope scope, Instant now) {
            this.caller = caller;
            this.scope = scope;
            this.now = now;
        }

        @Override
        public @Nullable CultivationRow parse(SheetRow row, RowFaults faults) {
            return CultivationRow.read(row, faults);
        }

        @Override
        public Mono<Void> check(List<ImportRow<CultivationRow>> rows) {
            return rules(rows.stream().map(ImportRow::value).toList(), scope, now)
                    .doOnNext(rules -> rows.forEach(row -> take(row, rules)))
                    .then(Mono.defer(() -> lock.hold(
                            kind(),
                            ready.values().stream()
                                    .map(taken -> taken.cultivation().orgId())
                                    .toList())))
                    .then(Mono.defer(() -> sheets.known(ready.values(), scope)))
                    .doOnNext(known -> rows.forEach(row -> mustBeNew(row, known)))
                    .then();
        }

        @Override
        public Mono<Void> apply(List<CultivationRow> rows) {
            var taken = rows.stream()
                    .map(row -> Objects.requireNonNull(ready.remove(row.number())))
                    .toList();
            return sheets.insert(taken, scope)
                    .filter(count -> count == taken.size())
                    .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                    .then();
        }

        private void take(ImportRow<CultivationRow> row, TakenCultivation.Rules rules) {
            seen.note(rules.identity(row.value()), row.number())
                    .ifPresent(first -> row.faults().add(CultivationSheet.PERSON, "import.duplicate", first));
            var taken = rules.of(row.value(), caller, now, row.faults());
            if (taken != null && row.faults().isEmpty()) {
                ready.put(row.number(), taken);
            }
        }

        private void mustBeNew(ImportRow<CultivationRow> row, CultivationSheetRepository.Known known) {
            var taken = ready.get(row.number());
            if (taken == null) {
                return;
            }
            var cultivation = taken.cultivation();
            if (known.recorded().contains(taken.identity())) {
                row.faults().add(CultivationSheet.PERSON, "import.registered");
            } else if (cultivation.memberId() != null && cultivation.state() == CultivationState.RUNNING) {
                var way = taken.way();
                if (known.running().contains(way) || !running.add(way)) {
                    row.faults().add(CultivationSheet.PERSON, "cultivation.already-running");
                }
            }
            if (!row.faults().isEmpty()) {
                ready.remove(row.number());
            }
        }
    }
}
