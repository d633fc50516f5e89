package dangjian.kit.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records that a service could not apply, kept beside their topic (`<topic>.dlt`) and replayed on demand.
///
/// A dead letter is the record as it came, with who failed, where it stood and the kind of failure; never the failure's
/// message, which may quote personal data.
final class DeadLetters {

    private static final String SERVICE = "dlt-service";
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final Supplier<Consumer<String, byte[]>> clients;
    private final String service;
    private final Set<String> topics;
    private final Counter dead;

    DeadLetters(
            Producer<String, byte[]> producer,
            Supplier<Consumer<String, byte[]>> clients,
            String service,
            Set<String> topics,
            MeterRegistry meters) {
        this.producer = producer;
        this.clients = clients;
        this.service = service;
        this.topics = topics;
        this.dead = meters.counter("dangjian.events.dead");
    }

    void add(ConsumerRecord<String, byte[]> record, Throwable failure) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.remove(SERVICE);
        header(headers, SERVICE, service);
        header(headers, "dlt-place", record.topic() + "-" + record.partition() + "@" + record.offset());
        header(headers, "dlt-failure", failure.getClass().getName());
        header(headers, "dlt-time", Instant.now().toString());
        var topic = record.topic().endsWith(".dlt") ? record.topic() : Topics.deadLetters(record.topic());
        try {
            producer.send(new ProducerRecord<>(topic, null, record.key(), record.value(), headers))
                    .get();
            dead.increment();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("A dead letter was not taken", refused.getCause());
        }
    }

    /// Applies this service's dead letters again; those that fail again become dead letters anew.
    ///
    /// @return how many were tried
    int replay(RecordHandler handler) {
        try (var consumer = clients.get()) {
            var partitions = topics.stream()
                    .map(Topics::deadLetters)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            startAtCommitted(consumer, partitions);
            int tried = 0;
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end(ends, partition))) {
                for (var record : consumer.poll(QUIET)) {
                    if (record.offset() < end(ends, new TopicPartition(record.topic(), record.partition()))
                            && isMine(record)) {
                        handler.handle(List.of(record));
                        tried++;
                    }
                }
                commit(consumer, ends);
            }
            return tried;
        }
    }

    private static void startAtCommitted(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        var committed = consumer.committed(Set.copyOf(partitions));
        for (var partition : partitions) {
            @Nullable OffsetAndMetadata place = committed.get(partition);
            if (place == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, place.offset());
            }
        }
    }

    private static void commit(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        var places = new ArrayList<>(ends.keySet());
        for (var partition : places) {
            var next = Math.min(consumer.position(partition), end(ends, partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    private boolean isMine(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(SERVICE);
        return header != null && service.equals(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void header(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
