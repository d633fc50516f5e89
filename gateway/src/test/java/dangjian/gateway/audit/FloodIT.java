package dangjian.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Nobody without a token fills the audit trail.
@GatewayTest
@TestPropertySource(
        properties = {
            "spring.application.name=flooded-gateway",
            "dangjian.gateway.anonymous-rate.per-network=20",
            "dangjian.gateway.route.trusted-proxies=127.0.0.1"
        })
class FloodIT {

    private static final int FLOOD = 200;

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;
    private final MeterRegistry meters;

    /// A /64 that no other test comes from.
    private final String network = "2001:db8:%x:%x".formatted(number() | 1, number() | 1);

    FloodIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired DatabaseClient database,
            @Autowired MeterRegistry meters) {
        this.web = web;
        this.people = people;
        this.database = database;
        this.meters = meters;
    }

    @Test
    void aFloodFromOneNetworkIsRefusedAndCountedAndLeavesOneEntryForAllThatIsNotRecorded() {
        var before = refused();
        var statuses = IntStream.range(0, FLOOD)
                .mapToObj(number -> refresh("%s:%x::1".formatted(network, number)))
                .toList();
        var recorded = statuses.stream().filter(status -> status == 401).count();
        assertThat(statuses).containsOnly(401, 429);
        assertThat(recorded).isGreaterThanOrEqualTo(20);
        assertThat(refused() - before).isEqualTo(FLOOD - recorded);
        assertThat(actions(network))
                .hasSize((int) recorded + 1)
                .containsOnly("POST /api/v1/sessions/refresh 401", "too-many-requests 429")
                .containsOnlyOnce("too-many-requests 429");
    }

    @Test
    void othersAndWhoHasATokenAreLetThrough() {
        people.plantTree();
        var token = people.administrator(web);
        IntStream.range(0, FLOOD).forEach(number -> refresh("%s:%x::1".formatted(network, number)));
        assertThat(refresh("2001:db8:%x::1".formatted(number()))).isEqualTo(401);
        web.put()
                .uri("/api/v1/members/1")
                .header("X-Forwarded-For", network + "::1")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private int refresh(String address) {
        return web.post()
                .uri("/api/v1/sessions/refresh")
                .header("X-Forwarded-For", address)
                .bodyValue(Map.of("refreshToken", "A".repeat(43)))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private double refused() {
        return meters.get("dangjian.audit.refused").counter().count();
    }

    private List<String> actions(String prefix) {
        return database.sql("""
                        select action || ' ' || status from (
                            select action, status, address from audit_inbox
                            union all select action, status, address from audit_entries) whole_trail
                        where address ^@ :prefix
                        """)
                .bind("prefix", prefix + ":")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static int number() {
        return Math.abs(UUID.randomUUID().hashCode() % 0xffff);
    }
}
