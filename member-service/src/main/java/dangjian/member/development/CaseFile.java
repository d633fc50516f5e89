package dangjian.member.development;

import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A case with the procedure that it follows and everything that was recorded.
record CaseFile(
        PlacedCase placed, Template template, List<StepRecord> records, Register register, WorkingCalendar calendar) {

    DevelopmentCase development() {
        return placed.development();
    }

    Plan plan() {
        return new Plan(template, records, development().probationEnd(), calendar);
    }

    CaseFile without(StepRecord record) {
        return with(records.stream()
                .filter(other -> !other.id().equals(record.id()))
                .toList());
    }

    CaseFile with(StepRecord record) {
        return with(Stream.concat(records.stream(), Stream.of(record)).toList());
    }

    /// @throws Problem when a recorded step is earlier than the others allow
    void mustBeInOrder() {
        var plan = plan();
        var step = plan.outOfOrder();
        if (step != null) {
            throw Problem.conflict("member.development.disorder", step.title(), plan.earliest(step));
        }
    }

    /// The records that a longer probation asks for once more.
    List<UUID> spentWith(StepRecord last) {
        var end = template.steps().stream()
                .filter(step ->
                        step.limits().stream().anyMatch(limit -> limit.anchor().equals(Limit.PROBATION_END)))
                .mapToInt(Step::place)
                .min()
                .orElseThrow();
        return Stream.concat(
                        template.steps().stream()
                                .filter(step -> step.place() >= end)
                                .flatMap(step -> plan().of(step.code()).stream()),
                        Stream.of(last))
                .map(StepRecord::id)
                .toList();
    }

    boolean hasCommittee() {
        return template.hasCommittee(placed.fullMembers());
    }

    private CaseFile with(List<StepRecord> others) {
        return new CaseFile(placed, template, others, register, calendar);
    }
}
