package dangjian.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalKafka;
import dangjian.kit.LocalPostgres;
import dangjian.kit.TestOrganizations;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A broker that is away delays events and fails no request.
///
/// The services end with the JVM: closing one takes the shared network threads from the others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerOutageIT {

    private final LocalKafka broker = LocalKafka.start();
    private final ConfigurableApplicationContext service = start(broker);

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
        await().atMost(Duration.ofSeconds(10)).until(() -> backlog() == 1);

        broker.startAgain();
        ears.awaitExactly(during.id(), List.of("during the outage"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> readiness().expectStatus().isOk());
    }

    /// A producer that has never seen the broker gives up single sends; nothing may overtake what it gave up.
    @Test
    void aServiceThatStartsBeforeItsBrokerKeepsTheOrderToo() {
        var late = LocalKafka.start();
        late.stop();
        var early = start(late);
        var database = early.getBean(DatabaseClient.class);
        var notes = early.getBean(NoteService.class);
        database.sql(TestOrganizations.insert()).then().block();
        var note = note("0");
        notes.write(note, Scope.of("/1/")).block();
        for (int number = 1; number <= 20; number++) {
            notes.reword(note.id(), "" + number, number, Scope.of("/1/")).block();
        }
        late.startAgain();
        new Ears(database)
                .awaitExactly(
                        note.id(),
                        IntStream.rangeClosed(0, 20).mapToObj(Integer::toString).toList());
    }

    private double backlog() {
        return service.getBean(MeterRegistry.class)
                .get("dangjian.outbox.pending")
                .gauge()
                .value();
    }

    private WebTestClient.ResponseSpec readiness() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getProperty("local.management.port"))
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange();
    }

    private static Note note(String text) {
        return new Note(Ids.next(), TestOrganizations.NORTH_BRANCH, text, 1);
    }

    private static ConfigurableApplicationContext start(LocalKafka broker) {
        var builder = new SpringApplicationBuilder(SampleApplication.class)
                .properties(
                        "spring.config.name=sample-service",
                        "spring.application.name=sample-service",
                        "server.port=0",
                        "dangjian.events.backlog-interval=100ms",
                        "dangjian.access.jwks-uri=http://127.0.0.1:1/",
                        "dangjian.events.bootstrap-servers=" + broker.bootstrapServers());
        LocalPostgres.freshDatabase("outage")
                .properties()
                .forEach((name, value) -> builder.properties(name + "=" + value));
        return builder.run("--management.server.port=0");
    }
}
