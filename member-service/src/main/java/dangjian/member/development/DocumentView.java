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
        String recordedBy,
        @Schema(description = "已更正的，不再算数") @Nullable Correction correction) {

    static DocumentView of(CaseDocument document, Register register) {
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
                document.accountName(),
                Correction.of(register.correctionOf(document)));
    }

    /// Why a document does not count any more.
    @Schema(name = "CorrectedDevelopmentDocument")
    record Correction(
            @Schema(example = "登记到了另一份材料") String reason,
            @Schema(description = "代替它的登记；没有的为作废") @Nullable UUID replacementId,
            Instant recordedAt,
            String recordedBy) {

        static @Nullable Correction of(@Nullable DocumentCorrection correction) {
            return correction == null
                    ? null
                    : new Correction(
                            correction.reason(),
                            correction.replacementId(),
                            correction.recordedAt(),
                            correction.accountName());
        }
    }
}
