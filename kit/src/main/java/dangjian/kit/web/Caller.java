package dangjian.kit.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls: an account, its roles at organisations, and the member it belongs to, as the access token says.
public record Caller(
        UUID accountId,
        String name,
        List<Grant> grants,
        @Nullable UUID memberId) {

    /// The claim that lists the grants.
    public static final String GRANTS = "grants";

    /// The claim that holds the member's id.
    public static final String MEMBER = "member";

    /// The claim that holds the display name.
    public static final String NAME = "name";

    static Caller of(Jwt token) {
        try {
            var grants = token.getClaimAsStringList(GRANTS);
            var member = token.getClaimAsString(MEMBER);
            var name = token.getClaimAsString(NAME);
            return new Caller(
                    UUID.fromString(token.getSubject()),
                    name == null ? "" : name,
                    grants == null
                            ? List.of()
                            : grants.stream().map(Grant::parse).toList(),
                    member == null ? null : UUID.fromString(member));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException _) {
            throw Problem.unauthenticated("token.invalid");
        }
    }

    public boolean has(Role... roles) {
        return grants.stream().anyMatch(grant -> Arrays.asList(roles).contains(grant.role()));
    }

    /// The organisations where the caller holds one of these roles.
    public List<UUID> organizations(Role... roles) {
        var wanted = roles.length == 0 ? EnumSet.allOf(Role.class) : Set.of(roles);
        return grants.stream()
                .filter(grant -> wanted.contains(grant.role()))
                .map(Grant::orgId)
                .distinct()
                .toList();
    }
}
