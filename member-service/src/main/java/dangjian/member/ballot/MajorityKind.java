package dangjian.member.ballot;

/// The three ways in which votes are counted in a branch.
public enum MajorityKind {
    /// 接收预备党员、预备党员转正
    ADMISSION,
    /// 党组织决议
    RESOLUTION,
    /// 选举
    ELECTION
}
