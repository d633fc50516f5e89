package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PlanProperties {

    private static final LocalDate START = LocalDate.of(2024, 1, 31);
    private static final Template TEMPLATE = new Template(
            "TEST",
            "测试",
            START,
            true,
            12,
            6,
            12,
            7,
            28,
            30,
            "",
            null,
            null,
            null,
            List.of(
                    step("APPLICATION", 10, List.of()),
                    step("TALK", 20, List.of(limit(Limit.Bound.LATEST, "APPLICATION", 1))),
                    step("ACTIVIST", 30, List.of()),
                    step("CANDIDATE", 40, List.of(limit(Limit.Bound.EARLIEST, "ACTIVIST", 12))),
                    step("CONFIRMATION", 50, List.of(limit(Limit.Bound.EARLIEST, Limit.PROBATION_END, 0)))));

    @Property
    void nothingIsAllowedBeforeWhatStandsBeforeIt(
            @ForAll @IntRange(max = 3) int done, @ForAll @IntRange(max = 900) int day) {
        var plan = plan(done, null);
        var today = START.plusDays(day);
        TEMPLATE.steps().stream()
                .skip(done + 1L)
                .forEach(step -> assertThat(plan.state(step, today)).isEqualTo(StepState.WAITING));
    }

    @Property
    void timeOnlyMakesAStepMoreUrgent(
            @ForAll @IntRange(min = 1, max = 3) int done, @ForAll @IntRange(max = 900) int day) {
        var plan = plan(done, null);
        var step = TEMPLATE.steps().get(done);
        assertThat(plan.state(step, START.plusDays(day + 1L)))
                .isGreaterThanOrEqualTo(plan.state(step, START.plusDays(day)));
    }

    @Property
    void aCandidateHasBeenAnActivistForAYear(@ForAll @IntRange(min = 2, max = 2000) int days) {
        var activist = START.plusDays(days);
        var plan = new Plan(
                TEMPLATE,
                List.of(record("APPLICATION", START), record("TALK", START), record("ACTIVIST", activist)),
                null,
                WorkingCalendar.standard());
        var earliest = plan.earliest(TEMPLATE.steps().get(3));
        assertThat(earliest).isEqualTo(activist.plusYears(1));
    }

    @Property
    void nobodyIsConfirmedBeforeTheEndOfTheProbation(@ForAll @IntRange(max = 2000) int days) {
        var end = START.plusDays(days);
        assertThat(plan(4, end).earliest(TEMPLATE.steps().get(4))).isAfterOrEqualTo(end);
    }

    @Property
    void aStepIsRefusedOrderlyWhenItIsEarlierThanOneBeforeIt(@ForAll @IntRange(min = 1, max = 300) int days) {
        var plan = new Plan(
                TEMPLATE,
                List.of(record("APPLICATION", START), record("TALK", START.minusDays(days))),
                null,
                WorkingCalendar.standard());
        assertThat(plan.outOfOrder()).isEqualTo(TEMPLATE.steps().get(1));
    }

    private static Plan plan(int done, @Nullable LocalDate probationEnd) {
        var records = new ArrayList<StepRecord>();
        for (int i = 0; i < done; i++) {
            records.add(record(TEMPLATE.steps().get(i).code(), START));
        }
        return new Plan(TEMPLATE, records, probationEnd, WorkingCalendar.standard());
    }

    private static StepRecord record(String step, LocalDate day) {
        var nobody = new UUID(0, 0);
        return new StepRecord(
                UUID.randomUUID(),
                nobody,
                step,
                day,
                StepRecord.State.VALID,
                false,
                StepDetails.NONE,
                Instant.EPOCH,
                nobody,
                "",
                null);
    }

    private static Step step(String code, int place, List<Limit> limits) {
        return new Step(
                code,
                place,
                "",
                "",
                code,
                null,
                Step.Actor.BRANCH,
                List.of(),
                false,
                false,
                false,
                null,
                null,
                null,
                new Step.Demands(null, 1, 0, 0, false, 0, 0, null),
                limits,
                "");
    }

    private static Limit limit(Limit.Bound bound, String anchor, int months) {
        return new Limit(bound, anchor, months, null, Limit.Unit.MONTHS, "", null);
    }
}
