package dangjian.gateway.account;

import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which accounts an administrator sees, and which roles the administrator may ask for or give, where.
///
/// The system and the security administrator see every account, also those that belong nowhere yet. A business
/// administrator sees the accounts of the own subtrees and only proposes. A role at one organisation does not widen
/// another: who is district administrator of one subtree and committee administrator of a second proposes no district
/// administrators in the second.
///
/// @param accountId the administrator's own account, which others must administer
/// @param isPlatform whether this is a system or security administrator
/// @param district where the administrator is district administrator
/// @param committee where the administrator is committee administrator
record Authority(UUID accountId, boolean isPlatform, Scope district, Scope committee) {

    private static final Scope EVERYWHERE = Scope.of("");

    /// Every organisation whose accounts are visible.
    Scope scope() {
        return isPlatform
                ? EVERYWHERE
                : new Scope(
                        Stream.concat(district.paths().stream(), committee.paths().stream())
                                .toList(),
                        null);
    }

    boolean reaches(@Nullable String path) {
        return isPlatform || path != null && scope().covers(path);
    }

    /// Whether the administrator may ask for or give this role there: a business administrator none above the own one.
    boolean mayPropose(Role role, @Nullable String path) {
        return path != null && (isPlatform || !role.isPlatform() && isNotAbove(role, path));
    }

    /// The grants of an account that the administrator may see.
    List<PlacedGrant> visible(Account account) {
        return visible(account.placedGrants());
    }

    /// The pending grants of an account that the administrator may see.
    List<PlacedGrant> visiblePending(Account account) {
        return visible(account.pendingGrants());
    }

    private List<PlacedGrant> visible(List<PlacedGrant> grants) {
        return grants.stream().filter(grant -> reaches(grant.path())).toList();
    }

    private boolean isNotAbove(Role role, String path) {
        return district.covers(path) || committee.covers(path) && role != Role.DISTRICT_ADMIN;
    }
}
