package dangjian.member.discipline;

/// A disciplinary penalty (党纪处分), from the lightest to the heaviest.
enum PenaltyKind {
    /// 警告
    WARNING,
    /// 严重警告
    SERIOUS_WARNING,
    /// 撤销党内职务
    REMOVAL,
    /// 留党察看
    PROBATION,
    /// 开除党籍
    EXPULSION
}
