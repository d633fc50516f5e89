package dangjian.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {

    @TempDir
    Path directory;

    @Test
    void deliversThroughTheSharedBroker() throws Exception {
        String servers = LocalKafka.shared().bootstrapServers();
        createTopic(servers, "shared.events");
        send(servers, "shared.events", "一");

        assertThat(read(servers, "shared.events", 1)).containsExactly("一");
        assertThat(LocalKafka.shared().bootstrapServers()).isEqualTo(servers);
    }

    @Test
    void createsNoTopicByItself() throws Exception {
        try (Admin admin = admin(LocalKafka.shared().bootstrapServers())) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.describeTopics(List.of("missing"))
                            .allTopicNames()
                            .get())
                    .withCauseInstanceOf(UnknownTopicOrPartitionException.class);
            assertThat(admin.listTopics().names().get()).doesNotContain("missing");
        }
    }

    @Test
    void comesBackOnTheSamePortWithItsLogs() throws Exception {
        try (LocalKafka broker = LocalKafka.start(directory, 0)) {
            String servers = broker.bootstrapServers();
            createTopic(servers, "kept.events");
            send(servers, "kept.events", "before");

            broker.stop();
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> send(servers, "kept.events", "lost"));
            broker.startAgain();

            assertThat(broker.bootstrapServers()).isEqualTo(servers);
            send(servers, "kept.events", "after");
            assertThat(read(servers, "kept.events", 2)).containsExactly("before", "after");
        }
        try (LocalKafka another = LocalKafka.start(directory, 0)) {
            assertThat(read(another.bootstrapServers(), "kept.events", 2)).containsExactly("before", "after");
        }
    }

    @Test
    void recoversAfterItsOwnerWasKilled() throws Exception {
        int port = Infrastructure.freePort();
        KilledOwner.run(LocalKafkaIT.class, directory, port);

        try (LocalKafka restarted = LocalKafka.start(directory, port)) {
            send(restarted.bootstrapServers(), "kept.events", "after");
            assertThat(read(restarted.bootstrapServers(), "kept.events", 2)).containsExactly("before", "after");
        }
    }

    /// Starts a broker in a JVM of its own that keeps one record and waits to be killed.
    public static void main(String[] arguments) throws Exception {
        LocalKafka broker = LocalKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        createTopic(broker.bootstrapServers(), "kept.events");
        send(broker.bootstrapServers(), "kept.events", "before");
        KilledOwner.waitToBeKilled();
    }

    private static Admin admin(String servers) {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    private static void createTopic(String servers, String topic) throws Exception {
        try (Admin admin = admin(servers)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(String servers, String topic, String value) throws Exception {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                servers,
                "max.block.ms",
                "2000",
                "delivery.timeout.ms",
                "3000",
                "request.timeout.ms",
                "2000",
                "linger.ms",
                "0");
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static List<String> read(String servers, String topic, int count) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "reader",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        List<String> values = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(item -> values.add(item.value()));
            }
        }
        return values;
    }
}
