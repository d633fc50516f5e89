package dangjian.member.roster;

import dangjian.kit.web.Caller;

/// Why a record becomes another one, and who says so.
public record Reason(String text, Caller caller) {}
