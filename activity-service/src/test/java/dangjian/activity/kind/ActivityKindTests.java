package dangjian.activity.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityKindTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 7, 1);

    @Test
    void aSmallBranchIsNotAskedForCommitteeMeetings() {
        var meeting = kind("COMMITTEE_MEETING", 1, 7, false, LONG_AGO);
        assertThat(meeting.dutyOf(new Branch(6, 0, LONG_AGO), TODAY).reason()).isEqualTo("duty.small-branch");
        assertThat(meeting.dutyOf(new Branch(7, 0, LONG_AGO), TODAY).isRequired())
                .isTrue();
    }

    @Test
    void aBranchWithoutGroupsIsNotAskedForGroupMeetings() {
        var meeting = kind("GROUP_MEETING", 1, null, true, LONG_AGO);
        assertThat(meeting.dutyOf(new Branch(30, 0, LONG_AGO), TODAY).reason()).isEqualTo("duty.no-groups");
        assertThat(meeting.dutyOf(new Branch(30, 2, LONG_AGO), TODAY).isRequired())
                .isTrue();
    }

    @Test
    void aBranchIsAskedForNothingInItsFirstQuarter() {
        var day = kind("THEME_DAY", 1, null, false, LONG_AGO);
        assertThat(day.dutyOf(new Branch(30, 0, LocalDate.of(2025, 12, 6)), TODAY)
                        .reason())
                .isEqualTo("duty.newly-founded");
        assertThat(day.dutyOf(new Branch(30, 0, LocalDate.of(2025, 12, 5)), TODAY)
                        .isRequired())
                .isTrue();
        assertThat(day.dutyOf(new Branch(30, 0, null), TODAY).isRequired()).isTrue();
    }

    @Test
    void whatHasNoFrequencyIsNoDuty() {
        var attending = kind("DUAL_LIFE", null, null, false, LONG_AGO);
        assertThat(attending.dutyOf(new Branch(30, 0, LONG_AGO), TODAY).reason())
                .isEqualTo("duty.no-frequency");
    }

    @Test
    void aRuleHoldsFromItsDayUntilTheNextOne() {
        var first = kind("THEME_DAY", 1, null, false, LocalDate.of(2018, 10, 28));
        var second = kind("THEME_DAY", 2, null, false, LocalDate.of(2027, 1, 1));
        var table = new KindTable(List.of(second, first));
        assertThat(table.find("THEME_DAY", LocalDate.of(2018, 10, 27))).isEmpty();
        assertThat(table.find("THEME_DAY", LocalDate.of(2018, 10, 28))).contains(first);
        assertThat(table.find("THEME_DAY", LocalDate.of(2026, 12, 31))).contains(first);
        assertThat(table.find("THEME_DAY", LocalDate.of(2027, 1, 1))).contains(second);
    }

    private static ActivityKind kind(
            String code, @Nullable Integer times, @Nullable Integer fullMembers, boolean needsGroups, LocalDate from) {
        return new ActivityKind(
                code,
                from,
                "测试",
                times,
                times == null ? null : ActivityKind.Period.MONTH,
                ActivityKind.Attendees.ALL_MEMBERS,
                fullMembers,
                needsGroups,
                3,
                null,
                15,
                5,
                "测试",
                false);
    }
}
