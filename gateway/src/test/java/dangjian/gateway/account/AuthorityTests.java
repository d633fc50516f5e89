package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthorityTests {

    private static final UUID SELF = UUID.randomUUID();

    private final Authority business = new Authority(SELF, false, Scope.of("/1/2/"), Scope.of("/1/3/"));
    private final Authority platform = new Authority(SELF, true, Scope.of(), Scope.of());

    @Test
    void aDistrictAdministratorAsksForEveryBusinessRoleInTheSubtree() {
        for (var role : Role.values()) {
            assertThat(business.mayPropose(role, "/1/2/7/")).isEqualTo(!role.isPlatform());
        }
    }

    @Test
    void aCommitteeAdministratorAsksForEveryBusinessRoleButThatOfTheDistrict() {
        for (var role : Role.values()) {
            assertThat(business.mayPropose(role, "/1/3/7/"))
                    .isEqualTo(!role.isPlatform() && role != Role.DISTRICT_ADMIN);
        }
    }

    @Test
    void aPlatformAdministratorAsksForEveryRoleWhereverItIs() {
        for (var role : Role.values()) {
            assertThat(platform.mayPropose(role, "/9/")).isTrue();
        }
        assertThat(platform.mayPropose(Role.MEMBER, null)).isFalse();
    }

    @Test
    void aPathThatOnlyBeginsAlikeIsOutside() {
        assertThat(business.mayPropose(Role.MEMBER, "/1/20/")).isFalse();
        assertThat(business.mayPropose(Role.MEMBER, "/1/")).isFalse();
        assertThat(business.mayPropose(Role.MEMBER, null)).isFalse();
    }

    @Test
    void onlyGrantsWithinReachAreVisible() {
        var account = account(Role.MEMBER, "/1/2/7/", "/1/4/", "/1/3/");
        assertThat(business.visible(account)).extracting(PlacedGrant::path).containsExactly("/1/2/7/", "/1/3/");
        assertThat(platform.visible(account)).hasSize(3);
    }

    private static Account account(Role role, String... paths) {
        var grants = List.of(paths).stream()
                .map(path -> new PlacedGrant(new Post(role, UUID.randomUUID(), null, null), path))
                .toList();
        var protection = new Protection(false, false, Instant.EPOCH);
        return new Account(UUID.randomUUID(), "somebody", "某人", null, grants, List.of(), protection, null, 1);
    }
}
