package dangjian.member.rule;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;

/// Who must approve something (批准权限).
public enum Approver {
    /// 支部登记即可
    BRANCH(Role.BRANCH_SECRETARY, Role.COMMITTEE_ADMIN, Role.DISTRICT_ADMIN),
    /// 上级党组织
    COMMITTEE(Role.COMMITTEE_ADMIN, Role.DISTRICT_ADMIN),
    /// 区委
    DISTRICT(Role.DISTRICT_ADMIN);

    private final Role[] roles;

    Approver(Role... roles) {
        this.roles = roles;
    }

    /// Whether that is the caller.
    public boolean is(Caller caller) {
        return caller.has(roles);
    }
}
