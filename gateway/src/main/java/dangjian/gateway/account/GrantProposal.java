package dangjian.gateway.account;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A role that somebody proposes for an account (授权申请); it is nothing until a second person has confirmed it.
///
/// @param decision absent while it is pending
record GrantProposal(
        UUID id,
        UUID accountId,
        Role role,
        UUID orgId,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String reason,
        UUID proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        @Nullable Decision decision,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    /// What became of it.
    enum Decision {
        CONFIRMED,
        REJECTED,
        /// who proposed it has taken it back
        WITHDRAWN,
        /// nobody has decided in time
        EXPIRED
    }

    static GrantProposal of(
            UUID id, UUID accountId, Post post, @Nullable String reason, UUID by, Instant at, Instant expiry) {
        if (by.equals(accountId)) {
            throw Problem.conflict("account.own");
        }
        return new GrantProposal(
                id,
                accountId,
                post.role(),
                post.orgId(),
                post.from(),
                post.until(),
                reason,
                by,
                at,
                expiry,
                null,
                null,
                null);
    }

    /// Neither who proposed it nor who gains by it is the second person.
    GrantProposal confirm(UUID by, Instant at) {
        if (by.equals(proposedBy)) {
            throw Problem.forbidden("proposal.own");
        }
        if (by.equals(accountId)) {
            throw Problem.conflict("account.own");
        }
        if (decision == null && !expiresAt.isAfter(at)) {
            throw Problem.conflict("proposal.expired");
        }
        return decide(Decision.CONFIRMED, by, at);
    }

    GrantProposal reject(UUID by, Instant at) {
        return decide(Decision.REJECTED, by, at);
    }

    /// Only who proposed it takes it back.
    GrantProposal withdraw(UUID by, Instant at) {
        if (!by.equals(proposedBy)) {
            throw Problem.conflict("proposal.not-own");
        }
        return decide(Decision.WITHDRAWN, by, at);
    }

    Post post() {
        return new Post(role, orgId, validFrom, validUntil);
    }

    private GrantProposal decide(Decision next, UUID by, Instant at) {
        if (decision != null) {
            throw Problem.conflict("proposal.decided");
        }
        return new GrantProposal(
                id,
                accountId,
                role,
                orgId,
                validFrom,
                validUntil,
                reason,
                proposedBy,
                proposedAt,
                expiresAt,
                next,
                by,
                at);
    }
}
