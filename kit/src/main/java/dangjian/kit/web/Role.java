package dangjian.kit.web;

/// What somebody may do at an organisation and everything below it (角色).
///
/// The three platform administrators (三员分立, GB/T 22239-2019) stand beside the business roles: nobody holds two of the
/// three, nor one of them and a business role, and no business endpoint admits them.
public enum Role {
    /// 区级管理员
    DISTRICT_ADMIN,
    /// 党（工）委管理员
    COMMITTEE_ADMIN,
    /// 党支部书记
    BRANCH_SECRETARY,
    /// 党员: reaches only the own record, and what the own branch shows to its members
    MEMBER,
    /// 系统管理员: accounts and the running of the platform; no roles, no logs, no business
    SYSTEM_ADMIN,
    /// 安全管理员: roles, policies, unlocking; makes no accounts
    SECURITY_ADMIN,
    /// 审计管理员: reads every log, changes nothing
    AUDIT_ADMIN;

    /// Whether this is one of the three platform administrators, who are granted at the district committee only.
    public boolean isPlatform() {
        return this == SYSTEM_ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }
}
