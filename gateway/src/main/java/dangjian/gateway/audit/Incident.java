package dangjian.gateway.audit;

/// Something that the platform has noticed by itself (安全事件), beside the request in which it did.
public enum Incident {
    /// A refresh token came a second time, and its session has been ended: the token may be in wrong hands.
    REFRESH_TOKEN_REUSED("refresh-token-reused", 401),
    /// From one network more came without a token, or from one caller more that led nowhere, than may be recorded; what
    /// follows is refused and not recorded.
    TOO_MANY_REQUESTS("too-many-requests", 429),
    /// Nobody has used an account for too long, and it has been suspended.
    ACCOUNT_UNUSED("account-unused", 204);

    private final String action;
    private final int status;

    Incident(String action, int status) {
        this.action = action;
        this.status = status;
    }

    /// What stands in the trail where requests have method and path.
    String action() {
        return action;
    }

    /// What the request was answered, or would have been.
    int status() {
        return status;
    }
}
