package dangjian.gateway.audit;

import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Reads rows of the audit tables.
final class AuditRows {

    private AuditRows() {}

    static AuditEntry entry(Readable row) {
        return new AuditEntry(
                need(row, "id", UUID.class),
                need(row, "at", Instant.class),
                AuditKind.valueOf(need(row, "kind", String.class)),
                need(row, "action", String.class),
                List.of(need(row, "objects", UUID[].class)),
                row.get("account", String.class),
                row.get("address", String.class),
                row.get("status", Integer.class),
                row.get("detail", String.class));
    }

    static AuditLink link(Readable row) {
        return new AuditLink(
                need(row, "place", Long.class), entry(row), need(row, "key_id", String.class), bytes(row, "hash"));
    }

    static ChainHead head(Readable row) {
        return new ChainHead(need(row, "place", Long.class), bytes(row, "hash"));
    }

    static byte[] bytes(Readable row, String column) {
        var buffer = need(row, column, ByteBuffer.class);
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    static <T> T need(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
