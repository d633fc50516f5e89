package dangjian.member.pledge;

/// What the yearly review found (承诺评议).
enum ReviewResult {
    /// 兑现
    KEPT,
    /// 部分兑现
    PARTLY_KEPT,
    /// 未兑现
    NOT_KEPT
}
