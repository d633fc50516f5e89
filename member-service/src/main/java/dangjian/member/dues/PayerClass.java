package dangjian.member.dues;

/// By what a member's dues are reckoned (党费计算类别).
enum PayerClass {
    /// 按月领取工资
    MONTHLY_WAGE,
    /// 年薪制
    ANNUAL_SALARY,
    /// 不按月取得收入
    IRREGULAR_INCOME,
    /// 离退休
    RETIRED,
    /// 农民
    FARMER,
    /// 学生
    STUDENT,
    /// 下岗失业
    LAID_OFF,
    /// 依靠抚恤、救济或低保
    RELIEF
}
