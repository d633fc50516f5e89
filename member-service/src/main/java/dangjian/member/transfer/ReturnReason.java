package dangjian.member.transfer;

/// Why a transfer is sent back (退回原因): nobody may refuse without one; labels in `transfer-return-reasons`.
enum ReturnReason {
    /// 不属于本组织接收范围
    WRONG_DESTINATION,
    /// 本人未到本单位或本地
    PERSON_NOT_THERE,
    /// 介绍信内容有误
    LETTER_FAULTY,
    /// 党员身份须核实
    IDENTITY_DOUBTFUL,
    /// 党员档案或材料不全
    FILES_MISSING,
    /// 党费未交清
    DUES_UNSETTLED,
    /// 本人不再变动工作或居住地
    MEMBER_STAYS
}
