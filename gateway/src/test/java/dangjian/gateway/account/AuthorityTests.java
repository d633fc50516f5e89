package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthorityTests {

    private static final UUID SELF = UUID.randomUUID();

    private final Authority authority = new Authority(SELF, Scope.of("/1/2/"), Scope.of("/1/3/"));

    @Test
    void aDistrictAdministratorGivesEveryBusinessRoleInTheSubtree() {
        for (var role : Role.values()) {
            assertThat(authority.mayGrant(role, "/1/2/7/")).isEqualTo(!role.isPlatform());
        }
    }

    @Test
    void aCommitteeAdministratorGivesEveryBusinessRoleButThatOfTheDistrict() {
        for (var role : Role.values()) {
            assertThat(authority.mayGrant(role, "/1/3/7/"))
                    .isEqualTo(!role.isPlatform() && role != Role.DISTRICT_ADMIN);
        }
    }

    @Test
    void aPathThatOnlyBeginsAlikeIsOutside() {
        assertThat(authority.mayGrant(Role.MEMBER, "/1/20/")).isFalse();
        assertThat(authority.mayGrant(Role.MEMBER, "/1/")).isFalse();
        assertThat(authority.mayGrant(Role.MEMBER, null)).isFalse();
    }

    @Test
    void anAccountIsChangeableWhenAllItsGrantsAre() {
        assertThat(authority.mayChange(account(Role.BRANCH_SECRETARY, "/1/2/7/", "/1/3/7/")))
                .isTrue();
        assertThat(authority.mayChange(account(Role.BRANCH_SECRETARY, "/1/2/7/", "/1/4/")))
                .isFalse();
        assertThat(authority.mayChange(account(Role.DISTRICT_ADMIN, "/1/3/"))).isFalse();
    }

    @Test
    void onlyGrantsWithinReachAreVisible() {
        assertThat(authority.visible(account(Role.MEMBER, "/1/2/7/", "/1/4/", "/1/3/")))
                .extracting(PlacedGrant::path)
                .containsExactly("/1/2/7/", "/1/3/");
    }

    @Test
    void theOwnAccountIsForOthersToChange() {
        var own = new Account(SELF, "self", "自己", null, List.of(), null, 1);
        assertThat(authority.mayChange(own)).isFalse();
    }

    private static Account account(Role role, String... paths) {
        var grants = List.of(paths).stream()
                .map(path -> new PlacedGrant(new Grant(role, UUID.randomUUID()), path))
                .toList();
        return new Account(UUID.randomUUID(), "somebody", "某人", null, grants, null, 1);
    }
}
