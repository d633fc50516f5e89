package dangjian.kit.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads topics and hands each partition's records on; offsets are committed after the records have been dealt with.
///
/// A partition whose records cannot be dealt with now (database away) is read again from the same place; the others go
/// on.
final class EventConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> clients;
    private final Set<String> topics;
    private final RecordHandler handler;
    private final Worker worker = new Worker("events");

    EventConsumer(Supplier<Consumer<String, byte[]>> clients, Set<String> topics, RecordHandler handler) {
        this.clients = clients;
        this.topics = topics;
        this.handler = handler;
    }

    @Override
    public void start() {
        if (!topics.isEmpty()) {
            worker.start(this::run);
        }
    }

    @Override
    public void stop() {
        worker.stop(Duration.ofSeconds(10));
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void run() {
        while (isRunning()) {
            try (var consumer = clients.get()) {
                consumer.subscribe(topics);
                while (isRunning()) {
                    consume(consumer);
                }
            } catch (RuntimeException failure) {
                if (isRunning()) {
                    log.warn("Consumer of {} failed and starts anew: {}", topics, failure.toString());
                    pause();
                }
            }
        }
    }

    private void consume(Consumer<String, byte[]> consumer) {
        var records = consumer.poll(POLL);
        for (var partition : records.partitions()) {
            consume(consumer, partition, records.records(partition));
        }
    }

    private void consume(
            Consumer<String, byte[]> consumer, TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        try {
            handler.handle(records);
            var next = records.getLast().offset() + 1;
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (RecordHandler.NotNow cause) {
            log.warn("{} waits: {}", partition, cause.getMessage());
            consumer.seek(partition, records.getFirst().offset());
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
