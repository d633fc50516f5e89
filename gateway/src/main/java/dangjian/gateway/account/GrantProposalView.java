package dangjian.gateway.account;

import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A proposed role as administrators see it.
///
/// @param expiresAt until when it may be confirmed
/// @param decision absent while it is pending
record GrantProposalView(
        UUID id,
        UUID accountId,
        Role role,
        UUID orgId,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable String reason,
        UUID proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        GrantProposal.@Nullable Decision decision,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    static GrantProposalView of(GrantProposal proposal) {
        return new GrantProposalView(
                proposal.id(),
                proposal.accountId(),
                proposal.role(),
                proposal.orgId(),
                proposal.validFrom(),
                proposal.validUntil(),
                proposal.reason(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.expiresAt(),
                proposal.decision(),
                proposal.decidedBy(),
                proposal.decidedAt());
    }
}
