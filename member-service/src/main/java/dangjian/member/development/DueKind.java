package dangjian.member.development;

/// How urgent a step is.
enum DueKind {
    /// 已逾期
    OVERDUE("d.due_on < :today"),
    /// 即将到期
    DUE_SOON("d.due_on >= :today and d.soon_from <= :today"),
    /// 可以办理，包括即将到期和已逾期
    ALLOWED("true");

    private final String condition;

    DueKind(String condition) {
        this.condition = condition;
    }

    /// In SQL, of `development_due d`.
    String condition() {
        return condition;
    }
}
