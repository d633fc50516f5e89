package dangjian.member.roster;

import java.time.LocalDate;

/// Why and since when a membership no longer holds.
record Exit(ExitReason exitReason, LocalDate exitedOn) {}
