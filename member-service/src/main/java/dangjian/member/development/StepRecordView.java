package dangjian.member.development;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One record of a step as it goes out.
record StepRecordView(
        UUID id,
        LocalDate doneOn,
        StepRecord.State state,
        boolean isLate,
        StepDetails details,
        @Schema(description = "登记的材料") List<DocumentView> documents,
        @Schema(description = "尚缺的材料") List<String> missingDocuments,
        Instant recordedAt,
        String recordedBy,
        @Nullable UUID corrects) {

    static StepRecordView of(StepRecord record, Step step, Register register) {
        return new StepRecordView(
                record.id(),
                record.doneOn(),
                record.state(),
                record.isLate(),
                record.details(),
                register.of(record.id()).stream()
                        .map(document -> DocumentView.of(document, register))
                        .toList(),
                register.missing(step, record),
                record.recordedAt(),
                record.accountName(),
                record.corrects());
    }
}
