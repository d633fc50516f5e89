package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.calendar.Months;
import dangjian.kit.calendar.WorkingCalendar;
import dangjian.member.ballot.MajorityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What the rules allow through steps that are not done yet is what somebody comes to who does them.
class OutlookProperties {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();
    private static final LocalDate START = LocalDate.of(2024, 1, 31);
    private static final String MEETING = "ADMISSION_MEETING";
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
                    step("APPLICATION", 10, null),
                    step("TALK", 20, null, months(Limit.Bound.LATEST, "APPLICATION", 1)),
                    step("ACTIVIST", 30, null, months(Limit.Bound.LATEST, "TALK", 2)),
                    step("NOTICE", 40, null),
                    step("CANDIDATE", 50, null, months(Limit.Bound.EARLIEST, "ACTIVIST", 12), notice()),
                    step(MEETING, 60, MajorityKind.ADMISSION, months(Limit.Bound.LATEST, "CANDIDATE", 1)),
                    step("CONFIRMATION", 70, null, months(Limit.Bound.EARLIEST, Limit.PROBATION_END, 0))));

    @Property
    void nobodyComesToAStepBeforeItsOutlook(@ForAll @Size(7) List<@IntRange(max = 500) Integer> delays) {
        var outlook = new Outlook(plan(List.of(done("APPLICATION", START))), CALENDAR);
        walked(delays)
                .forEach(record -> assertThat(record.doneOn())
                        .isAfterOrEqualTo(outlook.earliest(step(record.step())).day()));
    }

    @Property
    void whoeverNeverWaitsComesToEveryStepOnTheDayOfItsOutlook(@ForAll @IntRange(max = 900) int later) {
        var start = START.plusDays(later);
        var outlook = new Outlook(plan(List.of(done("APPLICATION", start))), CALENDAR);
        walked(List.of(later, 0, 0, 0, 0, 0, 0)).stream()
                .skip(1) // nothing says when somebody applies
                .forEach(record -> assertThat(record.doneOn())
                        .isEqualTo(outlook.earliest(step(record.step())).day()));
    }

    @Property
    void doingAStepNeverMakesTheNextOnesEarlier(
            @ForAll @Size(7) List<@IntRange(max = 500) Integer> delays, @ForAll @IntRange(min = 1, max = 6) int count) {
        var walked = walked(delays);
        var before = new Outlook(plan(walked.subList(0, count)), CALENDAR);
        var after = new Outlook(plan(walked.subList(0, count + 1)), CALENDAR);
        TEMPLATE.steps().stream()
                .skip(count)
                .forEach(step -> assertThat(after.earliest(step).day())
                        .isAfterOrEqualTo(before.earliest(step).day()));
    }

    @Example
    void theLastDaysGoThroughAsWell() {
        var outlook = new Outlook(plan(List.of(done("APPLICATION", START))), CALENDAR);
        assertThat(outlook.latest(step("TALK"))).isEqualTo("2024-02-29");
        assertThat(outlook.latest(step("ACTIVIST"))).isEqualTo("2024-04-29");
        assertThat(outlook.latest(step(MEETING))).isNull();
    }

    @Example
    void aDayInAYearWithoutAnArrangementIsProvisional() {
        var unknown = LocalDate.of(2091, 3, 1);
        assertThat(new Outlook(plan(until("NOTICE", START)), CALENDAR).earliest(step("CANDIDATE")))
                .returns(false, Outlook.Projected::isProvisional);
        var late = new ArrayList<>(until("ACTIVIST", START));
        late.add(done("NOTICE", unknown));
        var candidate = new Outlook(plan(late), CALENDAR).earliest(step("CANDIDATE"));
        assertThat(candidate.isProvisional()).isTrue();
        assertThat(new Outlook(plan(late), CALENDAR).earliest(step("CONFIRMATION")))
                .isEqualTo(new Outlook.Projected(candidate.day().plusYears(1), true));
    }

    private static List<StepRecord> until(String last, LocalDate day) {
        var records = new ArrayList<StepRecord>();
        for (var step : TEMPLATE.steps()) {
            records.add(done(step.code(), day));
            if (step.code().equals(last)) {
                break;
            }
        }
        return records;
    }

    /// Every step as many days after the first possible one as it is delayed.
    private static List<StepRecord> walked(List<Integer> delays) {
        var records = new ArrayList<StepRecord>();
        for (var step : TEMPLATE.steps()) {
            var first = records.isEmpty() ? START : plan(records).earliest(step);
            records.add(done(step.code(), first.plusDays(delays.get(records.size()))));
        }
        return records;
    }

    private static Plan plan(List<StepRecord> records) {
        return new Plan(TEMPLATE, records, probationEnd(records), CALENDAR);
    }

    private static @Nullable LocalDate probationEnd(List<StepRecord> records) {
        return records.stream()
                .filter(record -> record.step().equals(MEETING))
                .map(record -> Months.plus(record.doneOn(), TEMPLATE.probationMonths()))
                .findFirst()
                .orElse(null);
    }

    private static Step step(String code) {
        return TEMPLATE.steps().stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static StepRecord done(String step, LocalDate day) {
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

    private static Step step(String code, int place, @Nullable MajorityKind majority, Limit... limits) {
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
                majority,
                null,
                null,
                new Step.Demands(null, 1, 0, 0, false, 0, 0, null),
                List.of(limits),
                "");
    }

    private static Limit months(Limit.Bound bound, String anchor, int months) {
        return new Limit(bound, anchor, months, null, Limit.Unit.MONTHS, "", null);
    }

    private static Limit notice() {
        return new Limit(Limit.Bound.EARLIEST, "NOTICE", 5, null, Limit.Unit.NOTICE_WORKING_DAYS, "", null);
    }
}
