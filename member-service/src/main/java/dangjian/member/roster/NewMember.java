package dangjian.member.roster;

/// Somebody whose fields keep the rules of the roster and who is not in it.
///
/// @param idNumberIndex the blind index by which the ID number is found
public record NewMember(String name, MemberStage stage, byte[] idNumberIndex) {}
