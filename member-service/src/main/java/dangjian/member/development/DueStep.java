package dangjian.member.development;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step that comes next in a case: from when it is allowed, and when it is due.
record DueStep(
        UUID caseId,
        String step,
        LocalDate allowedFrom,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate soonFrom) {}
