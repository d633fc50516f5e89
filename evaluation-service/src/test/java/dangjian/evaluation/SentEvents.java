package dangjian.evaluation;

import dangjian.kit.LocalKafka;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/// Sends events to the broker as other services do.
public final class SentEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final KafkaProducer<String, CloudEvent> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, LocalKafka.shared().bootstrapServers()),
            new StringSerializer(),
            new CloudEventSerializer());

    private SentEvents() {}

    /// @return the id of the event
    public static UUID send(String type, UUID key, Object payload) {
        var id = UUID.randomUUID();
        send(id, type, key, payload);
        return id;
    }

    public static void send(UUID id, String type, UUID key, Object payload) {
        var event = CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(URI.create("/test"))
                .withType(type)
                .withSubject(key.toString())
                .withTime(OffsetDateTime.now())
                .withData("application/json", JSON.writeValueAsBytes(payload))
                .build();
        var topic = type.substring(0, type.indexOf('.')) + ".events";
        try {
            PRODUCER.send(new ProducerRecord<>(topic, key.toString(), event)).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
