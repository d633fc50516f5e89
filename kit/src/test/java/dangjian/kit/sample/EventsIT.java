package dangjian.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalKafka;
import dangjian.kit.LocalPostgres;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/// No event is lost, none is applied twice, and one bad record stops nobody.
@ServiceTest
class EventsIT {

    private static final Scope DISTRICT = Scope.of("/1/");
    private static final String ADMINISTRATOR = TestTokens.token(Role.SYSTEM_ADMIN, TestOrganizations.DISTRICT);

    /// The port of operations, which is not the one of the API.
    @LocalManagementPort
    private int operations;

    @Autowired
    private NoteService notes;

    @Autowired
    @Qualifier("relay")
    private SmartLifecycle relay;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private WebTestClient web;

    @BeforeEach
    void plantTree() {
        database.sql(TestOrganizations.insert()).then().block();
    }

    @Test
    void whatIsCommittedIsHeardOnce() {
        var note = write("hello");
        ears().awaitExactly(note, List.of("hello"));
    }

    @Test
    void aRejectedChangeIsNotHeard() {
        var note = note("nobody hears this");
        notes.write(note, Scope.of("/9/")).onErrorComplete().block();
        ears().awaitExactly(write("but this"), List.of("but this"));
        assertThat(ears().of(note.id())).isEmpty();
    }

    @Test
    void aPausedRelayGoesOnWhereItWas() {
        relay.stop();
        var note = write("written during the pause");
        relay.start();
        ears().awaitExactly(note, List.of("written during the pause"));
    }

    @Test
    void aProcessKilledBetweenCommitAndPublishLosesNoEvent() throws IOException, InterruptedException {
        var note = Ids.next();
        var writer = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        LocalPostgres.database("sample_service").r2dbcUrl(),
                        note.toString())
                .inheritIO()
                .start();
        assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(writer.exitValue()).isEqualTo(KilledWriter.KILLED);
        ears().awaitExactly(note, List.of(KilledWriter.LAST_WORDS));
    }

    @Test
    void aRedeliveredEventChangesNothing() {
        var note = Ids.next();
        var event = event(UUID.randomUUID(), note, "again and again");
        publish(event);
        publish(event);
        publish(event(UUID.randomUUID(), note, "the end"));
        publish(event);
        publish(event(UUID.randomUUID(), note, "the very end"));
        ears().awaitExactly(note, List.of("again and again", "the end", "the very end"));
    }

    @Test
    void eventsOfOneKeyKeepTheirOrderWhileOthersCommitBetweenThem() {
        var note = write("0");
        var others = Flux.range(0, 100).flatMap(number -> notes.write(note("other " + number), DISTRICT), 10);
        var changes = Flux.range(1, 30).concatMap(number -> notes.reword(note, "" + number, number, DISTRICT));
        Flux.merge(others, changes).blockLast(Duration.ofSeconds(60));
        ears().awaitExactly(
                        note,
                        IntStream.rangeClosed(0, 30).mapToObj(Integer::toString).toList());
    }

    @Test
    void aPoisonRecordReachesTheDeadLettersAndItsPartitionGoesOn() {
        var note = Ids.next();
        publish(event(UUID.randomUUID(), note, "before"));
        publish(event(UUID.randomUUID(), note, NoteReactions.POISON));
        publishRubbish(note);
        publish(event(UUID.randomUUID(), note, "after"));
        ears().awaitExactly(note, List.of("before", "after"));
        try (var letters = DeadLetterBox.open("sample.events.dlt")) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(letters.of(note))
                            .hasSize(2)
                            .allSatisfy(headers -> assertThat(headers)
                                    .containsEntry("dlt-service", "sample-service")
                                    .containsKey("dlt-place")
                                    .doesNotContainValue("cannot stand this word")));
        }
    }

    @Test
    void aLongRunOfPoisonHoldsUpNobody() {
        var note = Ids.next();
        for (int i = 0; i < 300; i++) {
            publish(event(UUID.randomUUID(), note, NoteReactions.POISON));
        }
        publish(event(UUID.randomUUID(), note, "after all that"));
        ears().awaitExactly(note, List.of("after all that"));
        try (var letters = DeadLetterBox.open("sample.events.dlt")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> letters.of(note).size() == 300);
        }
    }

    @Test
    void anOperationThatDoesNotExistIsNotFound() {
        web.post()
                .uri("http://127.0.0.1:" + operations + "/actuator/events/explode")
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void deadLettersCanBeReplayedWhenTheirCauseIsGone() {
        var note = Ids.next();
        NoteReactions.isPoisonous.set(true);
        publish(event(UUID.randomUUID(), note, "antidote needed"));
        try (var letters = DeadLetterBox.open("sample.events.dlt")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> letters.of(note).size() == 1);
        }
        NoteReactions.isPoisonous.set(false);
        operate("replay");
        ears().awaitExactly(note, List.of("antidote needed"));
        operate("replay");
        assertThat(ears().of(note)).containsExactly("antidote needed");
    }

    @Test
    void aConsumerRebuiltFromTheStartReachesTheSameState() {
        var first = write("one");
        var second = write("two");
        ears().awaitExactly(first, List.of("one"));
        ears().awaitExactly(second, List.of("two"));
        var before = everythingHeard();
        operate("rebuild");
        await().atMost(Duration.ofSeconds(60)).until(this::everythingHeard, before::equals);
    }

    @Test
    void operationsAreNotOnThePortOfTheApi() {
        for (var path : List.of("/actuator/health", "/actuator/prometheus")) {
            web.get().uri(path).exchange().expectStatus().isNotFound();
            web.get()
                    .uri("http://127.0.0.1:" + operations + path)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        web.post()
                .uri("/actuator/events/replay")
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void operationsAreForTheSystemAdministratorOnly() {
        web.post()
                .uri("http://127.0.0.1:" + operations + "/actuator/events/replay")
                .headers(headers ->
                        headers.setBearerAuth(TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private List<String> everythingHeard() {
        return database.sql("select note_id || ' ' || text from heard order by 1")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private void operate(String operation) {
        web.post()
                .uri("http://127.0.0.1:" + operations + "/actuator/events/" + operation)
                .headers(headers -> headers.setBearerAuth(ADMINISTRATOR))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private UUID write(String text) {
        return notes.write(note(text), DISTRICT).blockOptional().orElseThrow().id();
    }

    private static Note note(String text) {
        return new Note(Ids.next(), TestOrganizations.NORTH_BRANCH, text, 1);
    }

    private Ears ears() {
        return new Ears(database);
    }

    private static CloudEvent event(UUID id, UUID note, String text) {
        return CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(URI.create("/sample-service"))
                .withType(NoteWritten.TYPE)
                .withSubject(note.toString())
                .withTime(OffsetDateTime.parse("2026-05-04T08:00:00+08:00"))
                .withData(
                        "application/json",
                        "{\"id\":\"%s\",\"text\":\"%s\",\"addedLater\":1}"
                                .formatted(note, text)
                                .getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static void publish(CloudEvent event) {
        try (var producer = new KafkaProducer<>(broker(), new StringSerializer(), new CloudEventSerializer())) {
            producer.send(new ProducerRecord<>("sample.events", event.getSubject(), event))
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void publishRubbish(UUID key) {
        try (var producer = new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("sample.events", key.toString(), new byte[] {1, 2, 3}))
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", LocalKafka.shared().bootstrapServers());
    }
}
