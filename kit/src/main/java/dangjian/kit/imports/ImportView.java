package dangjian.kit.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as its creator sees it.
public record ImportView(
        UUID id,
        @Schema(example = "members.xlsx") String fileName,

        @Schema(
                type = "string",
                allowableValues = {"all-or-nothing", "valid-rows"})
        ImportMode mode,

        @Schema(description = "只检查，不保存") boolean dryRun,
        ImportState state,
        @Schema(description = "失败的原因") @Nullable String code,
        @Nullable String message,
        @Schema(description = "已检查的百分比", example = "100") int progress,
        @Schema(description = "已检查的行数", example = "200") int rows,
        @Schema(description = "有问题的行数", example = "20") int faultyRows,
        @Schema(description = "问题数", example = "20") int faults,
        @Schema(description = "已导入的行数", example = "180") int imported,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ImportView of(ImportJob job, @Nullable String message) {
        return new ImportView(
                job.id(),
                job.fileName(),
                job.mode(),
                job.dryRun(),
                job.state(),
                job.code(),
                message,
                job.progress(),
                job.rowCount(),
                job.faultyRowCount(),
                job.faultCount(),
                job.importedCount(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }
}
