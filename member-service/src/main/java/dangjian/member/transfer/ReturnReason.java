package dangjian.member.transfer;

/// Why a transfer is sent back (退回原因): nobody may refuse without one; labels in `transfer-return-reasons`.
enum ReturnReason {
    WRONG_DESTINATION("不属于本组织接收范围"),
    PERSON_NOT_THERE("本人未到本单位或本地"),
    LETTER_FAULTY("介绍信内容有误"),
    IDENTITY_DOUBTFUL("党员身份须核实"),
    FILES_MISSING("党员档案或材料不全"),
    DUES_UNSETTLED("党费未交清"),
    MEMBER_STAYS("本人不再变动工作或居住地");

    private final String label;

    ReturnReason(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
