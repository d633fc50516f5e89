package dangjian.activity.kind;

import dangjian.kit.calendar.Months;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A kind of activity (活动类型) as the rules have it from a day on.
///
/// @param times at least so many per period; absent where nothing is laid down
/// @param needsFullMembers a smaller branch is not asked for it
/// @param needsGroups a branch without Party groups (党小组) is not asked for it
/// @param exemptMonths an organisation founded less than so many months ago is not asked for it yet
/// @param majorityRule by which votes at it are counted; absent where it does not vote
/// @param minutesDueWorkingDays until when after the day its minutes are due (上传截止)
/// @param isVerified whether the numbers were found in public material; if not, check them against the official text
public record ActivityKind(
        String code,
        LocalDate validFrom,
        String name,
        @Nullable Integer times,
        @Nullable Period period,
        Attendees attendedBy,
        @Nullable Integer needsFullMembers,
        boolean needsGroups,
        int exemptMonths,
        @Nullable String majorityRule,
        int lateAfterMinutes,
        int minutesDueWorkingDays,
        String legalBasis,
        boolean isVerified) {

    public boolean invitesEveryone() {
        return attendedBy == Attendees.ALL_MEMBERS;
    }

    /// What it asks of a branch: duties scale with what the branch is.
    Duty dutyOf(Branch branch, LocalDate today) {
        if (times == null) {
            return Duty.free("duty.no-frequency");
        }
        var founded = branch.foundedOn();
        if (founded != null && Months.plus(founded, exemptMonths).isAfter(today)) {
            return Duty.free("duty.newly-founded", exemptMonths);
        }
        if (needsFullMembers != null && branch.fullMembers() < needsFullMembers) {
            return Duty.free("duty.small-branch", branch.fullMembers(), needsFullMembers);
        }
        if (needsGroups && branch.groups() == 0) {
            return Duty.free("duty.no-groups");
        }
        return Duty.asked();
    }

    /// The span that a frequency counts in.
    enum Period {
        MONTH,
        QUARTER,
        YEAR
    }

    /// Who is expected.
    public enum Attendees {
        /// 全体党员
        ALL_MEMBERS,
        /// 支部委员会成员
        COMMITTEE,
        /// 党小组成员
        GROUP,
        /// whom the branch names
        CHOSEN
    }
}
