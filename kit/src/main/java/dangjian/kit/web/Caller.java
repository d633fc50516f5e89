package dangjian.kit.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who calls: an account, its roles at organisations, and the member it belongs to, as the access token says; or
/// another system, which has no roles but a [ClientAccess].
///
/// @param accountId of the account, or the id of the other system
public record Caller(
        UUID accountId,
        String name,
        List<Grant> grants,
        @Nullable UUID memberId,
        @Nullable ClientAccess client) {

    /// The claim that lists the grants.
    public static final String GRANTS = "grants";

    /// The claim that holds the member's id.
    public static final String MEMBER = "member";

    /// The claim that holds the display name.
    public static final String NAME = "name";

    /// The claim that names another system; only its tokens have it.
    public static final String CLIENT = "client_id";

    /// The claim that lists another system's scopes, separated by spaces (RFC 9068).
    public static final String SCOPE = "scope";

    /// The claim that lists another system's organisations.
    public static final String ORGANIZATIONS = "orgs";

    public Caller(UUID accountId, String name, List<Grant> grants, @Nullable UUID memberId) {
        this(accountId, name, grants, memberId, null);
    }

    static Caller of(Jwt token) {
        try {
            if (token.hasClaim(CLIENT)) {
                return client(token);
            }
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

    private static Caller client(Jwt token) {
        var scopes = Objects.requireNonNull(token.getClaimAsString(SCOPE));
        var organizations = Objects.requireNonNull(token.getClaimAsStringList(ORGANIZATIONS));
        var name = token.getClaimAsString(NAME);
        return new Caller(
                UUID.fromString(token.getClaimAsString(CLIENT)),
                name == null ? "" : name,
                List.of(),
                null,
                new ClientAccess(
                        Set.of(scopes.split(" ")),
                        organizations.stream().map(UUID::fromString).toList()));
    }

    public boolean has(Role... roles) {
        return grants.stream().anyMatch(grant -> Arrays.asList(roles).contains(grant.role()));
    }

    /// The organisations where the caller holds one of these roles; another system's own ones.
    public List<UUID> organizations(Role... roles) {
        if (client != null) {
            return client.organizations();
        }
        var wanted = roles.length == 0 ? EnumSet.allOf(Role.class) : Set.of(roles);
        return grants.stream()
                .filter(grant -> wanted.contains(grant.role()))
                .map(Grant::orgId)
                .distinct()
                .toList();
    }
}
