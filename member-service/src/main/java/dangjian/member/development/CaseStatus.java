package dangjian.member.development;

/// Whether a case goes on, and if not, how it ended.
enum CaseStatus {
    /// 进行中
    OPEN,
    /// 暂缓
    SUSPENDED,
    /// 已转正归档
    COMPLETED,
    /// 本人撤回
    WITHDRAWN,
    /// 不予发展
    REJECTED,
    /// 取消预备党员资格
    DISQUALIFIED
}
