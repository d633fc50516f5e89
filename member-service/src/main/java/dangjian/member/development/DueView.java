package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step that can or must be taken, as it goes out.
record DueView(
        UUID caseId,
        UUID orgId,
        String orgName,
        @Schema(example = "周雨晴") String name,
        CaseStage stage,
        @Schema(example = "TALK") String step,
        @Schema(example = "2") String number,
        @Schema(example = "党组织派人谈话") String title,
        DueKind kind,
        LocalDate allowedFrom,
        @Nullable LocalDate dueOn) {}
