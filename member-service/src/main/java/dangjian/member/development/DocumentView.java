package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line in the register of documents as it goes out.
@Schema(name = "DevelopmentDocument")
record DocumentView(
        UUID id,
        @Schema(description = "所属的办理记录") UUID recordId,
        @Schema(example = "谈话记录") String kind,
        LocalDate datedOn,
        @Nullable String number,
        @Nullable String holder,
        @Nullable String note,
        @Nullable String sha256,
        Instant recordedAt,
        String recordedBy) {

    static DocumentView of(CaseDocument document) {
        return new DocumentView(
                document.id(),
                document.recordId(),
                document.kind(),
                document.datedOn(),
                document.number(),
                document.holder(),
                document.note(),
                document.sha256(),
                document.recordedAt(),
                document.accountName());
    }
}
