package dangjian.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalKafka;
import dangjian.kit.LocalPostgres;
import dangjian.kit.TestOrganizations;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A broker that is away delays events and fails no request.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerOutageIT {

    private final LocalKafka broker = LocalKafka.start();
    private final ConfigurableApplicationContext service = start();

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void eventsWaitForTheBrokerAndRequestsDoNot() {
        var database = service.getBean(DatabaseClient.class);
        var notes = service.getBean(NoteService.class);
        var ears = new Ears(database);
        database.sql(TestOrganizations.insert()).then().block();
        var before = note("before the outage");
        notes.write(before, Scope.of("/1/")).block();
        ears.awaitExactly(before.id(), List.of("before the outage"));

        broker.stop();
        var during = note("during the outage");
        assertThat(notes.write(during, Scope.of("/1/")).block()).isEqualTo(during);
        readiness().expectStatus().isEqualTo(503);
        assertThat(ears.of(during.id())).isEmpty();

        broker.startAgain();
        ears.awaitExactly(during.id(), List.of("during the outage"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> readiness().expectStatus().isOk());
    }

    private WebTestClient.ResponseSpec readiness() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange();
    }

    private static Note note(String text) {
        return new Note(Ids.next(), TestOrganizations.NORTH_BRANCH, text, 1);
    }

    private ConfigurableApplicationContext start() {
        var builder = new SpringApplicationBuilder(SampleApplication.class)
                .properties(
                        "spring.config.name=sample-service",
                        "spring.application.name=sample-service",
                        "server.port=0",
                        "dangjian.access.jwks-uri=http://127.0.0.1:1/",
                        "dangjian.events.bootstrap-servers=" + broker.bootstrapServers());
        LocalPostgres.freshDatabase("outage")
                .properties()
                .forEach((name, value) -> builder.properties(name + "=" + value));
        return builder.run();
    }
}
