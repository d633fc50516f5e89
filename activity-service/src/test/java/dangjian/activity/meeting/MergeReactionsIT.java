package dangjian.activity.meeting;

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
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ServiceTest
class MergeReactionsIT {

    private final UUID survivor = Ids.next();
    private final UUID duplicate = Ids.next();
    private final UUID alone = Ids.next();
    private final UUID together = Ids.next();

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void twoActivities() {
        for (var activity : new UUID[] {alone, together}) {
            run("""
                    insert into activities (id, org_id, kind, title, place, starts_at, ends_at, late_after_minutes, agenda,
                        open_to_guests, invites_everyone, state, closed_at, version)
                    values ('%s', gen_random_uuid(), 'THEME_DAY', '主题党日', '会议室', '2026-03-05T01:00:00Z',
                        '2026-03-05T03:00:00Z', 15, '{}', false, true, 'CLOSED', '2026-03-05T03:00:00Z', 3)
                    """.formatted(activity));
        }
        attend(alone, duplicate);
        attend(together, duplicate);
        attend(together, survivor);
        run("""
                insert into attendance_changes
                values (gen_random_uuid(), '%s', '%s', 'ABSENT', 'PRESENT', '签到机故障', true, gen_random_uuid(), now())
                """.formatted(alone, duplicate));
    }

    @Test
    void whereTheDuplicateWasThePersonWas() throws Exception {
        var sample = Files.readString(Path.of("../contracts/member.merged.v1.json"))
                .replace("0199f3a0-2000-7000-8000-000000000001", survivor.toString())
                .replace("0199f3a0-2000-7000-8000-000000000002", duplicate.toString());
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        LocalKafka.shared().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(event(sample)).get();
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("attendances", survivor)).isEqualTo(2));
        assertThat(rows("attendances", duplicate)).isOne();
        assertThat(rows("attendance_changes", survivor)).isOne();
        assertThat(rows("invitations", survivor)).isEqualTo(2);
    }

    private ProducerRecord<String, String> event(String data) {
        var event = new ProducerRecord<>("member.events", survivor.toString(), data);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Ids.next().toString(),
                        "ce_source", "member-service",
                        "ce_type", "member.merged.v1",
                        "ce_subject", survivor.toString(),
                        "ce_time", "2026-03-06T08:00:00Z",
                        "content-type", "application/json")
                .forEach((header, value) -> event.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    private void attend(UUID activity, UUID member) {
        run("insert into invitations values ('%s', '%s', gen_random_uuid(), 'FULL')".formatted(activity, member));
        run("""
                insert into attendances (activity_id, member_id, org_id, status, is_guest, recorded_at)
                values ('%s', '%s', gen_random_uuid(), 'PRESENT', false, now())
                """.formatted(activity, member));
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    private long rows(String table, UUID member) {
        return Objects.requireNonNull(
                database.sql("select count(*) from %s where member_id = '%s'".formatted(table, member))
                        .mapValue(Long.class)
                        .one()
                        .block());
    }
}
