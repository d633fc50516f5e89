package dangjian.kit.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes the next events of the outbox and deletes what the broker has acknowledged.
///
/// It holds a producer from [#open()] to [#close()], and may be opened again: a paused service goes on where it was.
final class OutboxPublisher {

    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GREATEST_BATCH = 500;

    private final Supplier<Producer<String, CloudEvent>> producers;
    private final URI source;
    private final Counter published;
    private final Counter parked;
    private volatile @Nullable Producer<String, CloudEvent> producer;

    OutboxPublisher(Supplier<Producer<String, CloudEvent>> producers, String service, MeterRegistry meters) {
        this.producers = producers;
        this.source = URI.create("/" + service);
        this.published = meters.counter("dangjian.events.published");
        this.parked = meters.counter("dangjian.events.parked");
    }

    void open() {
        producer = producers.get();
    }

    void close() {
        var open = producer;
        if (open != null) {
            open.close(Duration.ofSeconds(3));
        }
    }

    /// @return how many rows it dealt with; 0 when the outbox is empty
    int publishNext(PostgresqlConnection connection) throws InterruptedException {
        var rows = next(connection);
        var sent = send(rows);
        var done = new ArrayList<Long>();
        var refused = new ArrayList<Long>();
        for (int i = 0; i < sent.size(); i++) {
            if (isAcknowledged(sent.get(i), rows.get(i))) {
                done.add(rows.get(i).seq());
            } else {
                refused.add(rows.get(i).seq());
            }
        }
        settle(connection, "delete from outbox where seq = any($1)", done);
        settle(connection, "update outbox set parked_at = now() where seq = any($1)", refused);
        published.increment(done.size());
        parked.increment(refused.size());
        if (sent.size() < rows.size()) {
            throw new IllegalStateException("The broker does not take events now");
        }
        return rows.size();
    }

    /// Hands rows to the producer until one cannot be taken now: nothing may go out behind it, or the next event of its
    /// key would overtake it.
    private List<Future<?>> send(List<Row> rows) {
        var open = Objects.requireNonNull(producer, "The publisher is not open");
        var sent = new ArrayList<Future<?>>(rows.size());
        for (var row : rows) {
            var future = open.send(new ProducerRecord<>(row.topic(), row.key().toString(), event(row)));
            if (future.isDone()
                    && future.state() == Future.State.FAILED
                    && future.exceptionNow() instanceof RetriableException) {
                break;
            }
            sent.add(future);
        }
        return sent;
    }

    private static boolean isAcknowledged(Future<?> future, Row row) throws InterruptedException {
        try {
            future.get();
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RetriableException retriable) {
                throw retriable;
            }
            if (failure.getCause() instanceof RecordTooLargeException
                    || failure.getCause() instanceof InvalidRecordException) {
                log.error("The broker refuses event {} of type {} for good; it is parked", row.id(), row.type());
                return false;
            }
            throw new IllegalStateException("Event not published", failure.getCause());
        }
    }

    private CloudEvent event(Row row) {
        var event = CloudEventBuilder.v1()
                .withId(row.id().toString())
                .withSource(source)
                .withType(row.type())
                .withSubject(row.key().toString())
                .withTime(row.occurredAt().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withData(row.payload().getBytes(StandardCharsets.UTF_8));
        if (row.traceparent() != null) {
            event.withExtension("traceparent", row.traceparent());
        }
        return event.build();
    }

    private static List<Row> next(PostgresqlConnection connection) {
        return Objects.requireNonNullElse(
                connection
                        .createStatement("""
                                select seq, id, topic, key, type, occurred_at, payload, traceparent from outbox
                                where parked_at is null order by seq limit %d""".formatted(GREATEST_BATCH))
                        .execute()
                        .flatMap(result -> result.map(Row::of))
                        .collectList()
                        .block(PATIENCE),
                List.of());
    }

    private static void settle(PostgresqlConnection connection, String sql, List<Long> sequences) {
        if (!sequences.isEmpty()) {
            connection
                    .createStatement(sql)
                    .bind("$1", sequences.toArray(Long[]::new))
                    .execute()
                    .flatMap(result -> result.getRowsUpdated())
                    .then()
                    .block(PATIENCE);
        }
    }

    private record Row(
            long seq,
            UUID id,
            String topic,
            UUID key,
            String type,
            Instant occurredAt,
            String payload,
            @Nullable String traceparent) {

        static Row of(Readable row) {
            return new Row(
                    Objects.requireNonNull(row.get("seq", Long.class)),
                    Objects.requireNonNull(row.get("id", UUID.class)),
                    Objects.requireNonNull(row.get("topic", String.class)),
                    Objects.requireNonNull(row.get("key", UUID.class)),
                    Objects.requireNonNull(row.get("type", String.class)),
                    Objects.requireNonNull(row.get("occurred_at", Instant.class)),
                    Objects.requireNonNull(row.get("payload", String.class)),
                    row.get("traceparent", String.class));
        }
    }
}
