package dangjian.member.roster;

/// A member record that keeps all rules, before it has a place in the roster.
record Draft(Person person, PersonalData personal, Membership membership, Whereabouts whereabouts) {}
