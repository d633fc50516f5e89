package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.imports.RowFaults;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.member.ballot.MajorityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes rows of a ledger over as cases: what a row says must hold under the rules of the day of its application.
///
/// Steps before the last one that the ledger does not tell of count as done and not on record.
record Takeover(Known known, WorkingCalendar calendar, Caller caller, Instant now) {

    private static final Map<String, LedgerColumn> COLUMNS = Map.of(
            "/name", LedgerColumn.NAME,
            "/idNumber", LedgerColumn.ID_NUMBER,
            "/nation", LedgerColumn.NATION,
            "/education", LedgerColumn.EDUCATION,
            "/position", LedgerColumn.POSITION,
            "/phone", LedgerColumn.PHONE,
            "/address", LedgerColumn.ADDRESS,
            "/appliedOn", LedgerColumn.APPLICATION);

    /// The case that a row becomes; nothing when something is wrong with it.
    @Nullable
    OpenedCase of(LedgerRow row, RowFaults faults) {
        var opened = opened(row, faults);
        if (opened == null) {
            return null;
        }
        var records = new TakenSteps(opened, row, known, caller).records(faults);
        mustTellTheStages(opened.template(), records, faults);
        if (!faults.isEmpty()) {
            return null;
        }
        var development = new TakenStanding(opened, row, new Plan(opened.template(), records, null, calendar), known)
                .development(faults);
        var plan = new Plan(opened.template(), records, development.probationEnd(), calendar);
        mustBeInOrder(plan, faults);
        return faults.isEmpty() ? taken(opened, development, plan, records, row) : null;
    }

    private @Nullable OpenedCase opened(LedgerRow row, RowFaults faults) {
        var name = row.text(LedgerColumn.BRANCH);
        var branch = name == null ? null : known.branches().get(name);
        if (branch != null && branch.fault() != null) {
            faults.add(LedgerColumn.BRANCH.column(), branch.fault());
        }
        var id = branch == null ? null : branch.id();
        var path = branch == null ? null : branch.path();
        if (id == null || path == null || !faults.isEmpty()) {
            return null;
        }
        var rules = new CaseOpening.Rules(known.rules().reader(), known.rules().templates(), BusinessTime.dateOf(now));
        var application = new CaseService.Application(
                Objects.requireNonNull(row.day(LedgerColumn.APPLICATION)), row.isYes(LedgerColumn.IS_LEAGUE_MEMBER));
        try {
            var place = new CaseOpening.Place(id, path);
            var opened = rules.open(place, row.person(), application, caller, now);
            var birthday = row.day(LedgerColumn.BIRTHDAY);
            if (birthday != null && !birthday.equals(opened.development().birthday())) {
                faults.add(LedgerColumn.BIRTHDAY.column(), "member.birthday.differs");
            }
            return opened;
        } catch (Problem problem) {
            problem.faults().forEach(fault -> add(fault, faults));
            return null;
        }
    }

    private static void add(Problem.Fault fault, RowFaults faults) {
        var column = COLUMNS.getOrDefault(fault.pointer(), LedgerColumn.NAME);
        faults.add(column.column(), fault.code(), fault.arguments().toArray());
    }

    /// Whoever has come far must have passed what makes an activist, a candidate, a member.
    private static void mustTellTheStages(Template template, List<StepRecord> records, RowFaults faults) {
        var farthest = records.stream()
                .map(record -> Objects.requireNonNull(template.find(record.step())))
                .mapToInt(Step::place)
                .max()
                .orElse(0);
        template.steps().stream()
                .filter(step -> step.place() < farthest)
                .filter(step -> step.reaches() != null || step.majority() == MajorityKind.ADMISSION)
                .filter(step ->
                        records.stream().noneMatch(record -> record.step().equals(step.code())))
                .flatMap(step -> LedgerColumn.of(step).stream())
                .forEach(column -> faults.add(column.column(), "import.required"));
    }

    private static void mustBeInOrder(Plan plan, RowFaults faults) {
        var step = plan.outOfOrder();
        if (step != null) {
            LedgerColumn.of(step)
                    .forEach(column -> faults.add(
                            column.column(),
                            "member.development.too-early",
                            plan.earliest(step).toString()));
        }
    }

    private OpenedCase taken(
            OpenedCase opened, DevelopmentCase development, Plan plan, List<StepRecord> records, LedgerRow row) {
        var events = new ArrayList<CaseEvent>();
        var today = BusinessTime.dateOf(now);
        events.add(CaseEvent.of(
                development.id(), CaseEvent.Kind.TAKEN_OVER, today, "台账第" + row.number() + "行", caller, now));
        var endedOn = row.day(LedgerColumn.ENDED_ON);
        var reason = row.text(LedgerColumn.END_REASON);
        if (development.status() == CaseStatus.SUSPENDED) {
            events.add(CaseEvent.of(development.id(), CaseEvent.Kind.SUSPENDED, today, "台账载明暂缓", caller, now));
        } else if (endedOn != null && reason != null) {
            var kind = CaseEvent.Kind.valueOf(development.status().name());
            events.add(CaseEvent.of(development.id(), kind, endedOn, reason, caller, now));
        }
        var judged = records.stream().map(record -> record.judgedBy(plan)).toList();
        return new OpenedCase(development, opened.person(), opened.template(), judged, List.of(), events);
    }
}
