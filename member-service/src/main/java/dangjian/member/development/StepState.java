package dangjian.member.development;

/// Where a step of a case stands on a day.
enum StepState {
    /// 已完成
    DONE,
    /// 可选步骤，未做
    SKIPPED,
    /// 接入平台前办理，台账未载日期
    NOT_ON_RECORD,
    /// 前面的步骤未完成
    WAITING,
    /// 时间未到
    TOO_EARLY,
    /// 可以办理
    ALLOWED,
    /// 即将到期
    DUE_SOON,
    /// 已逾期
    OVERDUE,
    /// 办过但已失效，须重新办理
    LAPSED
}
