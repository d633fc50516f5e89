package dangjian.gateway.client;

import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Another system (接入系统) and what it may do.
///
/// @param organizations at the tops of the subtrees it reaches
/// @param pendingAccess a wider access that waits for a second person
/// @param jwks public keys of its assertions as a JWK set (RFC 7517)
/// @param credentials what names each of its secrets and keys in the tokens that were got with it
/// @param accessVersion changes with what makes its tokens void
record Client(
        UUID id,
        String name,
        String purpose,
        List<String> scopes,
        List<UUID> organizations,
        @Nullable AccessProposal pendingAccess,
        Quota quota,
        String jwks,
        List<Secret> secrets,
        Set<String> credentials,
        int accessVersion,
        @Nullable Instant suspendedAt,
        int version) {

    private static final int MOST_SECRETS = 2;

    boolean isSuspended() {
        return suspendedAt != null;
    }

    /// Two secrets live side by side while the other system changes over; a third would be one nobody looks after.
    void mustHaveRoomForASecret() {
        if (secrets.size() >= MOST_SECRETS) {
            throw Problem.conflict("client.two-secrets");
        }
    }

    /// The scopes of a token: what was asked for (RFC 6749 3.3), or all that is granted.
    ///
    /// @throws OAuthError when it asks for more than is granted
    List<String> narrowed(@Nullable String asked) {
        if (asked == null) {
            return scopes;
        }
        var wanted = new TreeSet<>(List.of(asked.split(" ", -1)));
        if (!scopes.containsAll(wanted)) {
            throw OAuthError.invalidScope();
        }
        return List.copyOf(wanted);
    }

    /// How many requests it may make.
    record Quota(int perMinute, int perDay) {}

    /// A live secret, without the secret.
    record Secret(UUID id, Instant createdAt) {}
}
