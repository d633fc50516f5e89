package dangjian.evaluation.member;

import java.time.LocalDate;
import java.util.UUID;

/// What the copy reads of `member.registered.v1` and `member.changed.v1`: the whole state after the change.
record MemberState(
        UUID id,
        UUID orgId,
        String name,
        String stage,
        String status,
        boolean isMobile,
        boolean isLost,
        int completeness,
        LocalDate registeredOn,
        int version) {}
