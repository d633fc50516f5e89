package dangjian.gateway.account;

/// Why a session ended before its time.
public enum SessionEnd {
    /// The holder signed out.
    SIGNED_OUT,
    /// A refresh token came a second time.
    REUSED,
    /// The account was suspended.
    SUSPENDED,
    /// The account got other roles.
    GRANTS_CHANGED,
    /// The account got another password.
    PASSWORD_CHANGED,
    /// The holder signed in anew, and may have one session only.
    SUPERSEDED,
    /// The account lost its second factor.
    FACTOR_RESET,
    /// The holder is no longer a member, or the membership is suspended.
    MEMBERSHIP_ENDED,
    /// An external identity is no longer the account's.
    IDENTITY_REMOVED,
    /// A security administrator ended it.
    ENDED_BY_ADMINISTRATOR
}
