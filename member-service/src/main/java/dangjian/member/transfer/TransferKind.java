package dangjian.member.transfer;

/// The way in which a membership is transferred (接转方式); the labels are the code list `transfer-kinds`.
enum TransferKind {
    IN_DISTRICT("区内接转"),
    IN_PROVINCE_ONLINE("省内网上接转"),
    CROSS_PROVINCE_ONLINE("跨省网上接转"),
    PAPER_LETTER("纸质介绍信接转"),
    /// All members of a branch at once, within the district or out of it.
    WHOLE_ORG("整建制接转");

    private final String label;

    TransferKind(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }

    /// Whether it may lead to or come from there.
    boolean fits(boolean acrossTheBorder) {
        return this == WHOLE_ORG || acrossTheBorder != (this == IN_DISTRICT);
    }
}
