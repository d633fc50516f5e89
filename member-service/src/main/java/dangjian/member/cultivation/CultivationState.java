package dangjian.member.cultivation;

/// How a cultivation stands; derived from its steps.
enum CultivationState {
    /// 培养中
    RUNNING,
    /// 已培养成
    COMPLETED,
    /// 中止
    ENDED
}
