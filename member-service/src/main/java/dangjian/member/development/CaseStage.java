package dangjian.member.development;

/// How far somebody has come on the way to membership.
enum CaseStage {
    /// 入党申请人
    APPLICANT,
    /// 入党积极分子
    ACTIVIST,
    /// 发展对象
    CANDIDATE,
    /// 预备党员
    PROBATIONARY,
    /// 正式党员
    FULL
}
