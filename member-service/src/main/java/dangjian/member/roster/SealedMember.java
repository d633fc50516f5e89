package dangjian.member.roster;

/// A member with the personal data ready for the database; encrypting them is done where there is time for it.
record SealedMember(Member member, SealedData sealed) {}
