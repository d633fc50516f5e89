package dangjian.member.roster;

/// What kind of member somebody is (人员类别).
public enum MemberStage {
    /// 正式党员
    FULL,
    /// 预备党员
    PROBATIONARY
}
