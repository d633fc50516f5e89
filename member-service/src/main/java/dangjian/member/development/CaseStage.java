package dangjian.member.development;

/// How far somebody has come on the way to membership.
enum CaseStage {
    APPLICANT("入党申请人"),
    ACTIVIST("入党积极分子"),
    CANDIDATE("发展对象"),
    PROBATIONARY("预备党员"),
    FULL("正式党员");

    private final String label;

    CaseStage(String label) {
        this.label = label;
    }

    /// As sheets call it.
    String label() {
        return label;
    }
}
