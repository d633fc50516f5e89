package dangjian.member.roster;

import java.time.LocalDate;

/// Why and since when a membership no longer holds.
record Exit(ExitReason exitReason, LocalDate exitedOn) {

    /// A day, or the one of the exit if that is earlier.
    LocalDate orBefore(LocalDate day) {
        return exitedOn.isBefore(day) ? exitedOn : day;
    }

    /// Whether the membership was over on a day.
    boolean isBy(LocalDate day) {
        return !exitedOn.isAfter(day);
    }
}
