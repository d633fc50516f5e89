package dangjian.kit.sample;

import dangjian.kit.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The dead letters of a topic, read from the start.
final class DeadLetterBox implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", LocalKafka.shared().bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();

    static DeadLetterBox open(String topic) {
        var box = new DeadLetterBox();
        var partitions = box.consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        box.consumer.assign(partitions);
        box.consumer.seekToBeginning(partitions);
        return box;
    }

    /// The headers of each letter of this key.
    List<Map<String, String>> of(UUID key) {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
        return letters.stream()
                .filter(letter -> key.toString().equals(letter.key()))
                .map(DeadLetterBox::headers)
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> letter) {
        var headers = new HashMap<String, String>();
        letter.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
