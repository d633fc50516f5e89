package dangjian.evaluation.star;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did what to an application, and why (办理记录).
record StarStep(
        UUID id,
        UUID applicationId,
        Verb verb,
        UUID accountId,
        String accountName,
        @Nullable String note,
        Instant takenAt) {

    /// What can be done to an application.
    enum Verb {
        SELF_RATING,
        COMMITTEE_CHECK,
        DISTRICT_REVIEW,
        VETO,
        DECISION,
        PUBLIC_NOTICE,
        OBJECTION,
        RE_REVIEW,
        CONFIRMATION,
        DOWNGRADING,
        REVOCATION
    }

    static StarStep taken(UUID application, Verb verb, Caller caller, @Nullable String note, Instant at) {
        return new StarStep(Ids.next(), application, verb, caller.accountId(), caller.name(), note, at);
    }
}
