package dangjian.member.pledge;

/// How far a pledge has come.
enum PledgeState {
    /// 拟定
    DRAFT,
    /// 已经支部审核，可公开
    APPROVED,
    /// 已评议
    REVIEWED
}
