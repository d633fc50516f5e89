package dangjian.evaluation.star;

/// Where an application stands (申报状态).
enum StarState {
    /// 待自评
    OPEN,
    /// 已自评
    SELF_RATED,
    /// 行业党委已初核
    INDUSTRY_COMMITTEE_CHECKED,
    /// 区级已审核
    DISTRICT_REVIEWED,
    /// 会议已研究
    MEETING_DECIDED,
    /// 公示中
    PUBLIC_NOTICE,
    /// 有异议待复核
    OBJECTION,
    /// 已复核
    RE_REVIEW,
    /// 已定星
    CONFIRMED,
    /// 未评定星级
    UNRATED,
    /// 未完成申报，未参评
    LAPSED,
    /// 已降星
    DOWNGRADED,
    /// 已摘牌
    REVOKED
}
