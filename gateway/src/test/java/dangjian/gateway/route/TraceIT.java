package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What goes wrong can be followed through the logs: Reactor does not carry the trace along in the gateway.
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class TraceIT {

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;

    @LocalServerPort
    private int port;

    TraceIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @Test
    void aProblemNamesTheTrace() {
        ask(HttpMethod.GET, "/api/v1/points", 503); // no service
        ask(HttpMethod.GET, "/api/v1/accounts/7", 400); // a controller
        ask(HttpMethod.GET, "/api/v1/members/1%2f2", 400); // the firewall
        ask(HttpMethod.GET, "/api/v1/nothing", 404);
    }

    @Test
    void whatCannotBeRecordedIsLoggedWithinTheTrace(CapturedOutput output) {
        people.administrator(web);
        without("audit_inbox", () -> ask(HttpMethod.PUT, "/api/v1/members/1", 503));
        assertThat(lines(output, "The audit trail cannot be written"))
                .isNotEmpty()
                .allMatch(line -> line.contains(trace));
    }

    @Test
    void whatNobodyForesawIsLoggedWithinTheTrace(CapturedOutput output) {
        people.administrator(web);
        without("grant_proposals", () -> ask(HttpMethod.GET, "/api/v1/grant-proposals", 500));
        assertThat(lines(output, "/api/v1/grant-proposals failed")).isNotEmpty().allMatch(line -> line.contains(trace));
    }

    private static List<String> lines(CapturedOutput output, String text) {
        return output.getOut().lines().filter(line -> line.contains(text)).toList();
    }

    private void without(String table, Runnable work) {
        execute("alter table %s rename to %s_away".formatted(table, table));
        try {
            work.run();
        } finally {
            execute("alter table %s_away rename to %s".formatted(table, table));
        }
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }

    private void ask(HttpMethod method, String target, int status) {
        web.method(method)
                .uri(URI.create("http://localhost:" + port + target))
                .headers(headers -> headers.setBearerAuth(people.administrator(web)))
                .header("traceparent", "00-%s-b7ad6b7169203331-00".formatted(trace))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.traceId")
                .isEqualTo(trace);
    }
}
