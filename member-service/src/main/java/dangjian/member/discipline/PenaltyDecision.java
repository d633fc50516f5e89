package dangjian.member.discipline;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who has proposed a penalty that is not for a committee to decide, and what the district said (呈报与批复).
record PenaltyDecision(
        UUID penaltyId,
        UUID proposedBy,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String note) {

    static PenaltyDecision awaited(Penalty proposed, Caller caller) {
        return new PenaltyDecision(proposed.id(), caller.accountId(), null, null, null);
    }

    /// Nobody approves what they have proposed.
    PenaltyDecision approve(Caller caller, String words, Instant now) {
        if (caller.accountId().equals(proposedBy)) {
            throw Problem.conflict("member.penalty.own");
        }
        return reject(caller, words, now);
    }

    PenaltyDecision reject(Caller caller, String words, Instant now) {
        return new PenaltyDecision(penaltyId, proposedBy, caller.name(), now, words);
    }
}
