package dangjian.member.roster;

import static dangjian.member.roster.MemberStage.FULL;
import static dangjian.member.roster.MemberStage.PROBATIONARY;
import static dangjian.member.roster.MemberStatus.NORMAL;
import static dangjian.member.roster.MemberStatus.RETAINED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeriodTests {

    @Test
    void aFullMemberWasProbationaryBefore() {
        assertThat(spans(Period.of(Members.li())))
                .containsExactly("PROBATIONARY NORMAL 2012-06-20..2013-06-20", "FULL NORMAL 2013-06-20..");
    }

    @Test
    void aProbationaryMemberHasOneOpenPeriod() {
        assertThat(spans(Period.of(Members.wang()))).containsExactly("PROBATIONARY NORMAL 2026-03-01..");
    }

    @Test
    void whoBecameFullAtOnceWasNeverProbationary() {
        var member = Members.corrected(
                Members.li(), Map.of(RosterField.FULL_ON, "2012-06-20", RosterField.ADMISSION_TYPE, "DIRECT"));
        assertThat(spans(Period.of(member))).containsExactly("FULL NORMAL 2012-06-20..");
    }

    @Test
    void anotherStatusBeginsToday() {
        var member = Members.corrected(Members.li(), RosterField.STATUS, "保留党籍");
        assertThat(spans(Period.changed(Period.of(Members.li()), Members.li(), member, FixedClock.TODAY)))
                .containsExactly(
                        "PROBATIONARY NORMAL 2012-06-20..2013-06-20",
                        "FULL NORMAL 2013-06-20..2026-11-22",
                        "FULL RETAINED 2026-11-22..");
    }

    @Test
    void aStatusThatIsTakenBackOnTheSameDayLeavesNoTrace() {
        var suspended = Members.corrected(Members.li(), RosterField.STATUS, "保留党籍");
        var periods = Period.changed(Period.of(Members.li()), Members.li(), suspended, FixedClock.TODAY);
        var back = Members.corrected(suspended, RosterField.STATUS, "正常");
        assertThat(Period.changed(periods, suspended, back, FixedClock.TODAY))
                .extracting(Period::status)
                .containsOnly(NORMAL);
    }

    @Test
    void correctedDaysMoveTheBoundsAndKeepTheStatusHistory() {
        var id = Members.li().id();
        var branch = Members.NORTH_BRANCH;
        var before = List.of(
                new Period(id, branch, PROBATIONARY, NORMAL, Members.day("2012-06-20"), Members.day("2013-06-20")),
                new Period(id, branch, FULL, NORMAL, Members.day("2013-06-20"), Members.day("2020-01-01")),
                new Period(id, branch, FULL, RETAINED, Members.day("2020-01-01"), null));
        var suspended = Members.corrected(Members.li(), RosterField.STATUS, "保留党籍");
        var later = Members.corrected(
                suspended, Map.of(RosterField.JOINED_ON, "2013-07-01", RosterField.FULL_ON, "2014-07-01"));
        assertThat(spans(Period.changed(before, suspended, later, FixedClock.TODAY)))
                .containsExactly(
                        "PROBATIONARY NORMAL 2013-07-01..2014-07-01",
                        "FULL NORMAL 2014-07-01..2020-01-01",
                        "FULL RETAINED 2020-01-01..");
    }

    @Test
    void whoJoinsAnewKeepsTheEarlierMembershipInTheTimeLine() {
        var before = Period.changed(Period.of(Members.li()), Members.li(), withdrawn(), Members.day("2020-01-01"));
        var again = again();
        var periods = Period.changed(before, withdrawn(), again, FixedClock.TODAY);
        assertThat(spans(periods))
                .containsExactly(
                        "PROBATIONARY NORMAL 2012-06-20..2013-06-20",
                        "FULL NORMAL 2013-06-20..2020-01-01",
                        "FULL EXITED 2020-01-01..2025-03-01",
                        "PROBATIONARY NORMAL 2025-03-01..");
        var full = again.confirm(Members.day("2026-03-01"));
        assertThat(spans(Period.changed(periods, again, full, FixedClock.TODAY)))
                .containsExactly(
                        "PROBATIONARY NORMAL 2012-06-20..2013-06-20",
                        "FULL NORMAL 2013-06-20..2020-01-01",
                        "FULL EXITED 2020-01-01..2025-03-01",
                        "PROBATIONARY NORMAL 2025-03-01..2026-03-01",
                        "FULL NORMAL 2026-03-01..");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Period.changed(
                        periods,
                        again,
                        Members.corrected(again, RosterField.JOINED_ON, "2019-12-31"),
                        FixedClock.TODAY));
    }

    private static Member withdrawn() {
        return Members.li().exit(ExitReason.WITHDREW, Members.day("2020-01-01"));
    }

    private static Member again() {
        var texts = Members.li().texts();
        texts.remove(RosterField.FULL_ON);
        texts.put(RosterField.STAGE, "PROBATIONARY");
        texts.put(RosterField.JOINED_ON, "2025-03-01");
        var book = CodeBookFixture.book();
        var draft = Correction.draft(Entry.of(texts), book, FixedClock.TODAY);
        return withdrawn().comeBack(Members.NORTH_BRANCH, draft, book);
    }

    private static List<String> spans(List<Period> periods) {
        return periods.stream()
                .map(period -> "%s %s %s..%s"
                        .formatted(
                                period.stage(),
                                period.status(),
                                period.validFrom(),
                                period.validTo() == null ? "" : period.validTo()))
                .toList();
    }
}
