package dangjian.member.ballot;

/// What came of a vote.
public enum BallotOutcome {
    /// 通过
    PASSED,
    /// 未通过
    NOT_PASSED,
    /// 到会人数不足，表决无效
    NO_QUORUM
}
