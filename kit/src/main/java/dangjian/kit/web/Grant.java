package dangjian.kit.web;

import java.util.UUID;

/// A role at an organisation.
public record Grant(Role role, UUID orgId) {

    /// The form in an access token: `BRANCH_SECRETARY@<organisation id>`.
    public String claim() {
        return role + "@" + orgId;
    }

    static Grant parse(String claim) {
        var at = claim.indexOf('@');
        return new Grant(Role.valueOf(claim.substring(0, at)), UUID.fromString(claim.substring(at + 1)));
    }
}
