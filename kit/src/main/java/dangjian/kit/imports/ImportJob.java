package dangjian.kit.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import and what is known of it.
///
/// @param arguments of the message of `code`, as JSON
/// @param header the headings of the sheet, as JSON
/// @param progress percentage of the sheet that has been checked
record ImportJob(
        UUID id,
        String kind,
        String fileName,
        String header,
        ImportMode mode,
        boolean dryRun,
        ImportState state,
        @Nullable String code,
        String arguments,
        int progress,
        int rowCount,
        int faultyRowCount,
        int faultCount,
        int importedCount,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
