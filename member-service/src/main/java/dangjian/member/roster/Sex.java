package dangjian.member.roster;

/// Sex (性别, GB/T 2261.1), as far as a citizen ID can tell it.
public enum Sex {
    MALE,
    FEMALE
}
