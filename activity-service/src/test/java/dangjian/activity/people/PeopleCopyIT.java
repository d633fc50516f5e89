package dangjian.activity.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalKafka;
import dangjian.kit.ServiceTest;
import dangjian.kit.data.Ids;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ServiceTest
class PeopleCopyIT {

    private final UUID member = Ids.next();
    private final UUID branch = Ids.next();

    @Autowired
    private DatabaseClient database;

    @Test
    void theCopyFollowsTheMemberAndIgnoresWhatIsOlder() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        LocalKafka.shared().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(event("member.registered.v1", state("张建国", "PROBATIONARY", "NORMAL", 1)))
                    .get();
            await().atMost(Duration.ofSeconds(20)).until(() -> "张建国".equals(name()));

            producer.send(event("member.changed.v1", state("张建军", "FULL", "SUSPENDED", 3)))
                    .get();
            producer.send(event("member.changed.v1", state("张旧名", "FULL", "NORMAL", 2)))
                    .get();
            var fence = Ids.next();
            producer.send(event(
                            "member.registered.v1",
                            state("张建军", "FULL", "SUSPENDED", 3).replace(member.toString(), fence.toString())))
                    .get();
            await().atMost(Duration.ofSeconds(20)).until(() -> count(fence) == 1);
        }
        assertThat(name()).isEqualTo("张建军");
        assertThat(count(member)).isEqualTo(1);
    }

    /// On the partition of the member, so that the fence comes after the events before it.
    private ProducerRecord<String, String> event(String type, String data) {
        var event = new ProducerRecord<>("member.events", member.toString(), data);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Ids.next().toString(),
                        "ce_source", "member-service",
                        "ce_type", type,
                        "ce_subject", member.toString(),
                        "ce_time", "2026-03-01T08:00:00Z",
                        "content-type", "application/json")
                .forEach((header, value) -> event.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    private String state(String name, String stage, String status, int version) throws Exception {
        var sample = Files.readString(Path.of("../contracts/member.registered.v1.json"));
        return ContractSample.with(
                sample,
                Map.of(
                        "id", member.toString(),
                        "orgId", branch.toString(),
                        "name", name,
                        "stage", stage,
                        "status", status,
                        "version", version));
    }

    private String name() {
        String found = database.sql("select name from people where id = :id")
                .bind("id", member)
                .mapValue(String.class)
                .one()
                .block();
        return found == null ? "" : found;
    }

    private long count(UUID id) {
        Long count = database.sql("select count(*) from people where id = :id")
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? -1 : count;
    }
}
