package dangjian.gateway.client;

import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A wider access of another system that a security administrator proposes (接入授权申请); it is nothing until another
/// one has confirmed it.
///
/// @param decision absent while it is pending
record AccessProposal(
        UUID id,
        List<String> scopes,
        List<UUID> organizations,
        UUID proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable Decision decision,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    /// What became of it.
    enum Decision {
        CONFIRMED,
        REJECTED
    }

    static AccessProposal of(
            UUID id, List<String> scopes, List<UUID> organizations, UUID by, Instant at, Instant expiry) {
        return new AccessProposal(id, scopes, organizations, by, at, expiry, null, null, null);
    }

    /// Who proposed it is not the second person.
    AccessProposal confirm(UUID by, Instant at) {
        if (by.equals(proposedBy)) {
            throw Problem.forbidden("proposal.own");
        }
        return decide(Decision.CONFIRMED, by, at);
    }

    AccessProposal reject(UUID by, Instant at) {
        return decide(Decision.REJECTED, by, at);
    }

    private AccessProposal decide(Decision next, UUID by, Instant at) {
        return new AccessProposal(id, scopes, organizations, proposedBy, proposedAt, expiresAt, next, by, at);
    }
}
