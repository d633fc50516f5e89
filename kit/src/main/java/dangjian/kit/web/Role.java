package dangjian.kit.web;

/// What somebody may do at an organisation and everything below it (角色).
public enum Role {
    /// 区级管理员
    DISTRICT_ADMIN,
    /// 党（工）委管理员
    COMMITTEE_ADMIN,
    /// 党支部书记
    BRANCH_SECRETARY,
    /// 党员: reaches only the own record, and what the own branch shows to its members
    MEMBER
}
