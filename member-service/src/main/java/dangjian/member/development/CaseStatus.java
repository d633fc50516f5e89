package dangjian.member.development;

/// Whether a case goes on, and if not, how it ended.
enum CaseStatus {
    OPEN("进行中"),
    SUSPENDED("暂缓"),
    COMPLETED("已转正归档"),
    WITHDRAWN("本人撤回"),
    REJECTED("不予发展"),
    DISQUALIFIED("取消预备党员资格");

    private final String label;

    CaseStatus(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
