package dangjian.member.pledge;

/// What the yearly review found (承诺评议).
enum ReviewResult {
    KEPT("兑现"),
    PARTLY_KEPT("部分兑现"),
    NOT_KEPT("未兑现");

    private final String label;

    ReviewResult(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
