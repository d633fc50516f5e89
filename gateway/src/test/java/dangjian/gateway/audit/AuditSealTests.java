package dangjian.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditSealTests {

    /// As it was sealed before entries had details.
    private static final String FORMER = "a55ea68d78325bf189b681b6caa0311e7b1beeb014509a8e0f5c8a2839e41b70";

    private final AuditSeal seal = new AuditSeal(new AuditProperties(
            "test",
            Map.of("test", GatewayInfrastructure.AUDIT_KEY),
            Map.of(),
            Duration.ofDays(1096),
            10,
            Duration.ofMinutes(15),
            Map.of()));

    @Test
    void whatWasSealedBeforeThereWereDetailsIsStillIntact() {
        var link = new AuditLink(1, entry(null), "test", HexFormat.of().parseHex(FORMER));
        assertThat(seal.isIntact(link, ChainHead.NONE)).isTrue();
    }

    @Test
    void aDetailIsSealed() {
        var sealed = seal.seal(entry("{\"after\":{}}"), ChainHead.NONE);
        assertThat(seal.isIntact(sealed, ChainHead.NONE)).isTrue();
        for (var other : new @Nullable String[] {null, "", "{\"after\":{} }", "{\"before\":{}}"}) {
            assertThat(seal.isIntact(new AuditLink(1, entry(other), "test", sealed.hash()), ChainHead.NONE))
                    .isFalse();
        }
    }

    private static AuditEntry entry(@Nullable String detail) {
        return new AuditEntry(
                UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                AuditKind.GRANT,
                "PUT /api/v1/accounts/{id}/grants",
                List.of(UUID.fromString("0198c0de-0000-7000-8000-000000000002")),
                "0198c0de-0000-7000-8000-000000000003",
                "192.0.2.1",
                200,
                detail);
    }
}
