package dangjian.member.roster;

import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.UUID;

/// A change of branch (组织关系变更) from a day on.
///
/// @param from where the member is found now
/// @param to where the new branch is found
public record Move(UUID branch, LocalDate on, Scope from, Scope to) {}
