package dangjian.org.registry;

import dangjian.kit.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hears what is published in the topic from now on.
final class EventListener implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaConsumer<String, String> consumer;
    private final List<Heard> heard = new ArrayList<>();

    EventListener() {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        LocalKafka.shared().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "listener-" + UUID.randomUUID()),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor("org.events").stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// The last event of each of these organisations, as soon as all of them have one of that type.
    Map<UUID, Heard> await(String type, Collection<UUID> organizations) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> of(type).keySet().containsAll(organizations));
        var events = of(type);
        events.keySet().retainAll(organizations);
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<UUID, Heard> of(String type) {
        consumer.poll(Duration.ofMillis(100)).forEach(event -> heard.add(Heard.of(event)));
        var events = new HashMap<UUID, Heard>();
        heard.stream().filter(event -> event.type().equals(type)).forEach(event -> events.put(event.key(), event));
        return events;
    }

    record Heard(String type, UUID key, JsonNode data, int partition, long offset) {

        static Heard of(ConsumerRecord<String, String> event) {
            return new Heard(
                    new String(event.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8),
                    UUID.fromString(event.key()),
                    JSON.readTree(event.value()),
                    event.partition(),
                    event.offset());
        }

        boolean follows(Heard other) {
            return partition != other.partition || offset > other.offset;
        }
    }
}
