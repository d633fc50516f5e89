package dangjian.member.roster;

/// Why somebody is no longer counted as a member (离开系统类型); the labels are the code list `exit-reasons`.
public enum ExitReason {
    /// 转出本区
    TRANSFERRED_OUT(MemberStatus.EXITED),
    /// 去世
    DIED(MemberStatus.EXITED),
    /// 退党
    WITHDREW(MemberStatus.EXITED),
    /// 劝退
    PERSUADED_TO_LEAVE(MemberStatus.EXITED),
    /// 劝而不退除名
    REMOVED_AFTER_PERSUASION(MemberStatus.EXITED),
    /// 自行脱党除名
    REMOVED_FOR_LEAVING(MemberStatus.EXITED),
    /// 其他除名
    REMOVED(MemberStatus.EXITED),
    /// 取消预备党员资格
    DISQUALIFIED(MemberStatus.EXITED),
    /// 开除党籍
    EXPELLED(MemberStatus.EXPELLED),
    /// 停止党籍
    SUSPENDED(MemberStatus.SUSPENDED),
    /// 出国（境）定居停止党籍
    SETTLED_ABROAD(MemberStatus.SUSPENDED);

    private final MemberStatus status;

    ExitReason(MemberStatus status) {
        this.status = status;
    }

    /// The status that it leads to.
    public MemberStatus status() {
        return status;
    }
}
