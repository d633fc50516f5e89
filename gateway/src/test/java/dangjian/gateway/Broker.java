package dangjian.gateway;

import dangjian.kit.LocalKafka;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes what a service would have published.
public final class Broker {

    private Broker() {}

    public static UUID publish(String type, UUID key, String data) {
        var id = UUID.randomUUID();
        publish(id, type, key, data);
        return id;
    }

    public static void publish(UUID id, String type, UUID key, String data) {
        var service = type.substring(0, type.indexOf('.'));
        var event = CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(URI.create("/" + service + "-service"))
                .withType(type)
                .withSubject(key.toString())
                .withTime(OffsetDateTime.now())
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .build();
        Map<String, Object> broker =
                Map.of("bootstrap.servers", LocalKafka.shared().bootstrapServers());
        try (var producer = new KafkaProducer<>(broker, new StringSerializer(), new CloudEventSerializer())) {
            producer.send(new ProducerRecord<>(service + ".events", key.toString(), event));
        }
    }

    /// Tells of a member as member-service does.
    public static UUID member(String type, UUID member, UUID branch, int version) {
        return publish(type, member, """
                {"id": "%s", "orgId": "%s", "name": "王秀兰", "stage": "FULL", "status": "NORMAL", "joinedOn": "2001-07-01",
                 "isMobile": false, "isLost": false, "completeness": 100, "registeredOn": "2026-01-01", "version": %d}
                """.formatted(member, branch, version));
    }
}
