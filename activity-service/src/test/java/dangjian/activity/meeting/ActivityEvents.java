package dangjian.activity.meeting;

import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events of one activity as they lie in the topic.
record ActivityEvents(List<ConsumerRecord<String, byte[]>> records) {

    private static final Duration QUIET = Duration.ofSeconds(1);

    static ActivityEvents of(UUID activity) {
        return of(activity, 1);
    }

    /// Reads the topic from the start until there are so many events of this activity and then nothing more.
    static ActivityEvents of(UUID activity, int atLeast) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        LocalKafka.shared().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor("activity.events").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                var polled = consumer.poll(QUIET);
                polled.forEach(record -> {
                    if (activity.toString().equals(record.key())) {
                        found.add(record);
                    }
                });
                return polled.isEmpty() && found.size() >= atLeast;
            });
            return new ActivityEvents(found);
        }
    }

    List<String> types() {
        return records.stream().map(ActivityEvents::type).toList();
    }

    JsonNode single(String type) {
        var matching =
                records.stream().filter(record -> type(record).equals(type)).toList();
        if (matching.size() != 1) {
            throw new AssertionError(matching.size() + " events of type " + type);
        }
        return data(matching.getFirst());
    }

    static JsonNode data(ConsumerRecord<String, byte[]> record) {
        return JsonMapper.shared().readTree(record.value());
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }
}
