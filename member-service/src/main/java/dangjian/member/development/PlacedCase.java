package dangjian.member.development;

/// A case as it is read: with what the applicant said, and its branch.
///
/// @param fullMembers of the branch, today
record PlacedCase(DevelopmentCase development, Applying person, String orgName, String path, int fullMembers) {}
