package dangjian.evaluation.point;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Reads a line of the ledger from its row.
@Component
class PointEntryReader {

    private final ObjectMapper json;

    PointEntryReader(ObjectMapper json) {
        this.json = json;
    }

    PointEntry read(Readable row) {
        return new PointEntry(
                value(row, "id", UUID.class),
                value(row, "member_id", UUID.class),
                value(row, "org_id", UUID.class),
                value(row, "book_version", Integer.class),
                value(row, "rule_code", String.class),
                value(row, "points", BigDecimal.class),
                value(row, "points_before_cap", BigDecimal.class),
                value(row, "occurred_on", LocalDate.class),
                new Origin(
                        value(row, "source_event_id", UUID.class),
                        value(row, "activity_id", UUID.class),
                        value(row, "recorded_at", Instant.class)),
                json.readValue(value(row, "evidence", String.class), Evidence.class),
                row.get("contra_of", UUID.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
