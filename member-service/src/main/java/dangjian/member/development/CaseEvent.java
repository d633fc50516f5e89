package dangjian.member.development;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Something that befell a case beside its steps.
record CaseEvent(
        UUID id,
        UUID caseId,
        Kind kind,
        LocalDate happenedOn,
        String reason,
        Instant recordedAt,
        UUID accountId,
        String accountName) {

    static CaseEvent of(UUID caseId, Kind kind, LocalDate on, String reason, Caller caller, Instant now) {
        return new CaseEvent(Ids.next(), caseId, kind, on, reason.strip(), now, caller.accountId(), caller.name());
    }

    /// What happened.
    enum Kind {
        WITHDRAWN,
        REJECTED,
        SUSPENDED,
        RESUMED,
        MOVED,
        /// 从台账接入
        TAKEN_OVER,
        DISCLOSED
    }
}
