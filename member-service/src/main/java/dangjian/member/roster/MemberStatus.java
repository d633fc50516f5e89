package dangjian.member.roster;

/// The standing of a membership (党籍状态).
public enum MemberStatus {
    /// 正常
    NORMAL,
    /// 保留党籍
    RETAINED,
    /// 恢复党籍
    RESTORED,
    /// 停止党籍
    SUSPENDED,
    /// 开除党籍
    EXPELLED,
    /// Left by a typed exit event.
    EXITED;

    /// Whether the membership still holds, be it suspended.
    public boolean isCurrent() {
        return this != EXPELLED && this != EXITED;
    }

    /// Whether the membership goes on as ever.
    boolean isUndisturbed() {
        return this == NORMAL || this == RETAINED || this == RESTORED;
    }
}
