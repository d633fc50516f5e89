package dangjian.member.development;

/// A new case with what the applicant said.
record OpenedCase(DevelopmentCase development, Applying person) {}
