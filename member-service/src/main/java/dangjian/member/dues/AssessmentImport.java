package dangjian.member.dues;

import dangjian.kit.imports.ImportRow;
import dangjian.kit.imports.ImportRun;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MemberFinder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One import of a sheet of yearly bases in progress.
final class AssessmentImport implements ImportRun<AssessmentRow> {

    private static final Map<String, SheetColumn> COLUMNS = Map.of(
            "/base", AssessmentRow.BASE,
            "/from", AssessmentRow.FROM,
            "/reason", AssessmentRow.REASON,
            "/payerClass", AssessmentRow.CLASS);

    private final Tools tools;
    private final Recorded recorded;
    private final LocalDate today;
    private final Scope scope;
    private final Set<UUID> seen = new HashSet<>();
    private final Map<Integer, Assessment> ready = new HashMap<>();

    AssessmentImport(Tools tools, Recorded recorded, LocalDate today, Scope scope) {
        this.tools = tools;
        this.recorded = recorded;
        this.today = today;
        this.scope = scope;
    }

    @Override
    public @Nullable AssessmentRow parse(SheetRow row, RowFaults faults) {
        var parsed = AssessmentRow.parse(row, YearMonth.of(today.getYear(), 1), faults);
        if (parsed != null) {
            note(() -> AssessmentService.mustBeNear(parsed.from(), today), faults);
        }
        return faults.isEmpty() ? parsed : null;
    }

    @Override
    public Mono<Void> check(List<ImportRow<AssessmentRow>> rows) {
        return tools.members
                .find(Payers.named(rows, AssessmentRow::payer), scope)
                .flatMap(matches -> {
                    rows.forEach(row -> Payers.check(match(matches, row), row.faults()));
                    var byMonth = rows.stream()
                            .filter(row -> row.faults().isEmpty())
                            .collect(Collectors.groupingBy(row -> row.value().from()));
                    return Flux.fromIterable(byMonth.entrySet())
                            .concatMap(month -> check(month.getKey(), month.getValue(), matches))
                            .then();
                });
    }

    @Override
    public Mono<Void> apply(List<AssessmentRow> rows) {
        return tools.assessments.add(
                rows.stream()
                        .map(row ->
                                Objects.requireNonNull(ready.remove(row.payer().row())))
                        .toList(),
                scope);
    }

    private Mono<Void> check(
            YearMonth from, List<ImportRow<AssessmentRow>> rows, Map<Integer, MemberFinder.Match> matches) {
        var members =
                rows.stream().map(row -> Payers.member(match(matches, row))).toList();
        return tools.assessors
                .of(null, members, from, scope)
                .doOnNext(assessor -> rows.forEach(row -> check(row, Payers.member(match(matches, row)), assessor)))
                .then();
    }

    private void check(ImportRow<AssessmentRow> row, UUID member, Assessor assessor) {
        var payerClass = assessor.scheme().named(row.value().payerClass());
        if (payerClass.isEmpty()) {
            row.faults().add(AssessmentRow.CLASS, "dues.class.unlisted");
            return;
        }
        var declared = new Assessment.Declaration(
                payerClass.get(), row.value().base(), row.value().isQuarterly());
        if (!seen.add(member)) {
            row.faults().add(Payers.NAME, "dues.member.twice");
        } else if (isAssessed(assessor.current(member), declared)) {
            row.faults().add(Payers.NAME, "dues.import.assessed");
        } else {
            var marks = new Assessor.Marks(tools.seal.seal(declared.base()), recorded);
            note(
                    () -> ready.put(
                            row.number(),
                            assessor.assess(member, declared, row.value().reason(), marks)),
                    row.faults());
        }
    }

    /// A sheet that comes again says what is in force already.
    private boolean isAssessed(@Nullable Assessment current, Assessment.Declaration declared) {
        return current != null && tools.seal.declaration(current).equals(declared);
    }

    private static void note(Runnable rule, RowFaults faults) {
        try {
            rule.run();
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) {
                faults.add(problem.code(), problem.arguments().toArray());
            }
            problem.faults()
                    .forEach(fault -> faults.add(
                            COLUMNS.getOrDefault(fault.pointer(), Payers.NAME),
                            fault.code(),
                            fault.arguments().toArray()));
        }
    }

    private static MemberFinder.Match match(Map<Integer, MemberFinder.Match> matches, ImportRow<AssessmentRow> row) {
        return Objects.requireNonNull(matches.get(row.number()));
    }

    /// Where an import looks things up and puts things in.
    record Tools(MemberFinder members, Assessors assessors, AssessmentRepository assessments, BaseSeal seal) {}
}
