package dangjian.kit.event;

import io.cloudevents.kafka.KafkaMessageFactory;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads a record as a CloudEvent.
final class RecordReader {

    private final ReactionTable reactions;

    RecordReader(ReactionTable reactions) {
        this.reactions = reactions;
    }

    /// @return null when this service does not react to its type
    /// @throws RuntimeException when the record is no event
    Inbox.@Nullable Arrival read(ConsumerRecord<String, byte[]> record) {
        var event = KafkaMessageFactory.createReader(record).toEvent();
        if (reactions.of(event.getType()) == null) {
            return null;
        }
        var data = Objects.requireNonNull(event.getData(), "an event without data");
        var time = Objects.requireNonNull(event.getTime(), "an event without time");
        return new Inbox.Arrival(
                event.getType(),
                new Received<>(
                        UUID.fromString(event.getId()),
                        time.toInstant(),
                        UUID.fromString(Objects.requireNonNull(event.getSubject(), "an event without subject")),
                        data.toBytes()));
    }
}
