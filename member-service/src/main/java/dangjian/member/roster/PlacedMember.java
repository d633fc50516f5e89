package dangjian.member.roster;

/// A member as read for somebody.
///
/// @param orgName full name of the branch (党组织全称)
/// @param path materialised path of the branch; empty while the branch is not known here
/// @param isNamed whether the caller may see the name in full; others see the own record with a masked name
record PlacedMember(Member member, String orgName, String path, boolean isNamed) {}
