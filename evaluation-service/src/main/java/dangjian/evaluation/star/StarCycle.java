package dangjian.evaluation.star;

import dangjian.kit.calendar.WorkingCalendar;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A yearly rating cycle of a district (评定周期).
///
/// @param orgId the district that opened it
/// @param noticeEndsOn last day of the public notice; stars are confirmed on a later day
record StarCycle(
        UUID id,
        UUID orgId,
        int year,
        int schemeVersion,
        State state,
        @Nullable LocalDate noticeStartsOn,
        @Nullable LocalDate noticeEndsOn,
        @Nullable LocalDate confirmedOn,
        int version) {

    /// Where a cycle stands.
    enum State {
        /// 申报中
        OPEN,
        /// 已研究决定
        DECIDED,
        /// 公示中
        PUBLIC_NOTICE,
        /// 已定星
        CONFIRMED
    }

    static StarCycle open(UUID district, int year, int schemeVersion) {
        return new StarCycle(Ids.next(), district, year, schemeVersion, State.OPEN, null, null, null, 1);
    }

    StarCycle decide() {
        mustBe(State.OPEN);
        return new StarCycle(id, orgId, year, schemeVersion, State.DECIDED, null, null, null, version + 1);
    }

    /// Publishes for so many working days, today being the first if it is one; none means that it can be confirmed at
    /// once.
    StarCycle publish(LocalDate today, int workingDays, WorkingCalendar calendar) {
        mustBe(State.DECIDED);
        var last = workingDays == 0 ? today.minusDays(1) : calendar.lastOfWorkingDays(today, workingDays);
        return new StarCycle(id, orgId, year, schemeVersion, State.PUBLIC_NOTICE, today, last, null, version + 1);
    }

    StarCycle confirm(LocalDate today) {
        mustBe(State.PUBLIC_NOTICE);
        var last = Objects.requireNonNull(noticeEndsOn);
        if (!today.isAfter(last)) {
            throw Problem.conflict("star.notice-running", last.toString());
        }
        return new StarCycle(id, orgId, year, schemeVersion, State.CONFIRMED, noticeStartsOn, last, today, version + 1);
    }

    void mustBeUnder(LocalDate schemeEffectiveFrom) {
        if (schemeEffectiveFrom.getYear() > year) {
            throw Problem.unprocessable("star.scheme-later", schemeEffectiveFrom.toString());
        }
    }

    /// Objections are heard while the notice lasts.
    void mustHear(LocalDate today) {
        mustBe(State.PUBLIC_NOTICE);
        var last = Objects.requireNonNull(noticeEndsOn);
        if (today.isAfter(last)) {
            throw Problem.conflict("star.notice-over", last.toString());
        }
    }

    /// The last day that the rating looks at: today, but never beyond the year.
    LocalDate asOf(LocalDate today) {
        var yearEnd = LocalDate.of(year, 12, 31);
        return today.isBefore(yearEnd) ? today : yearEnd;
    }

    private void mustBe(State required) {
        if (state != required) {
            throw Problem.conflict("star.state", state.name(), required.name());
        }
    }
}
