package dangjian.gateway.account;

import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an administrator may do to accounts: in which subtrees, and with which roles there.
///
/// A role at one organisation does not widen another: who is district administrator of one subtree and committee
/// administrator of a second makes no district administrators in the second.
///
/// @param accountId the administrator's own account, which others must administer
/// @param district where the administrator is district administrator
/// @param committee where the administrator is committee administrator
record Authority(UUID accountId, Scope district, Scope committee) {

    /// Every organisation where some account may be administered.
    Scope scope() {
        return new Scope(
                Stream.concat(district.paths().stream(), committee.paths().stream())
                        .toList(),
                null);
    }

    boolean reaches(@Nullable String path) {
        return path != null && (district.covers(path) || committee.covers(path));
    }

    /// Whether the administrator may give or take this role there: only roles not above the own one there.
    boolean mayGrant(Role role, @Nullable String path) {
        return path != null
                && !role.isPlatform()
                && (district.covers(path) || committee.covers(path) && role != Role.DISTRICT_ADMIN);
    }

    /// Whether the administrator may change the account: all of its grants must be theirs to give.
    boolean mayChange(Account account) {
        return !account.id().equals(accountId)
                && account.placedGrants().stream()
                        .allMatch(grant -> mayGrant(grant.grant().role(), grant.path()));
    }

    /// The grants of an account that the administrator may see.
    List<PlacedGrant> visible(Account account) {
        return account.placedGrants().stream()
                .filter(grant -> reaches(grant.path()))
                .toList();
    }
}
