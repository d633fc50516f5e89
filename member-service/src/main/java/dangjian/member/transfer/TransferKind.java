package dangjian.member.transfer;

/// The way in which a membership is transferred (接转方式); the labels are the code list `transfer-kinds`.
enum TransferKind {
    /// 区内接转
    IN_DISTRICT,
    /// 省内网上接转
    IN_PROVINCE_ONLINE,
    /// 跨省网上接转
    CROSS_PROVINCE_ONLINE,
    /// 纸质介绍信接转
    PAPER_LETTER,
    /// 整建制接转: all members of a branch at once, within the district or out of it
    WHOLE_ORG;

    /// Whether it may lead to or come from there.
    boolean fits(boolean acrossTheBorder) {
        return this == WHOLE_ORG || acrossTheBorder != (this == IN_DISTRICT);
    }
}
