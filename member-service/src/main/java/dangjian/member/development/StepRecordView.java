package dangjian.member.development;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One record of a step as it goes out.
record StepRecordView(
        UUID id,
        LocalDate doneOn,
        StepRecord.State state,
        boolean isLate,
        StepDetails details,
        Instant recordedAt,
        String recordedBy,
        @Nullable UUID corrects) {

    static StepRecordView of(StepRecord record) {
        return new StepRecordView(
                record.id(),
                record.doneOn(),
                record.state(),
                record.isLate(),
                record.details(),
                record.recordedAt(),
                record.accountName(),
                record.corrects());
    }
}
