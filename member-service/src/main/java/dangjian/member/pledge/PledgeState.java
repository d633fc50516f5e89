package dangjian.member.pledge;

/// How far a pledge has come.
enum PledgeState {
    DRAFT("拟定"),
    APPROVED("已经支部审核，可公开"),
    REVIEWED("已评议");

    private final String label;

    PledgeState(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
