package dangjian.kit.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Applies the records of one partition: together when it can, one by one when one of them is bad, and what keeps
/// failing goes to the dead letters so that the partition goes on.
final class RecordHandler {

    private static final Logger log = LoggerFactory.getLogger(RecordHandler.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RecordReader reader;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final EventProperties properties;
    private final Counter applied;

    RecordHandler(
            RecordReader reader,
            Inbox inbox,
            DeadLetters deadLetters,
            EventProperties properties,
            MeterRegistry meters) {
        this.reader = reader;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.properties = properties;
        this.applied = meters.counter("dangjian.events.applied");
    }

    /// @throws NotNow when the database is away
    void handle(List<ConsumerRecord<String, byte[]>> records) {
        var arrivals = new ArrayList<Inbox.Arrival>(records.size());
        try {
            for (var record : records) {
                var arrival = reader.read(record);
                if (arrival != null) {
                    arrivals.add(arrival);
                }
            }
            apply(arrivals);
        } catch (RuntimeException failure) {
            rethrowIfTransient(failure);
            records.forEach(this::handleAlone);
        }
    }

    private void handleAlone(ConsumerRecord<String, byte[]> record) {
        RuntimeException last = null;
        for (int attempt = 1; attempt <= properties.attempts(); attempt++) {
            try {
                var arrival = reader.read(record);
                apply(arrival == null ? List.of() : List.of(arrival));
                return;
            } catch (RuntimeException failure) {
                rethrowIfTransient(failure);
                last = failure;
                if (attempt < properties.attempts()) {
                    pause(attempt);
                }
            }
        }
        log.error(
                "Record {}-{}@{} goes to the dead letters: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                Objects.requireNonNull(last).getClass().getName());
        deadLetters.add(record, last);
    }

    private void apply(List<Inbox.Arrival> arrivals) {
        if (!arrivals.isEmpty()) {
            @Nullable Integer count = inbox.apply(arrivals).block(PATIENCE);
            applied.increment(count == null ? 0 : count);
        }
    }

    private static void rethrowIfTransient(RuntimeException failure) {
        if (failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException) {
            throw new NotNow(failure);
        }
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(properties.backoff().multipliedBy(attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The database is away; nothing is wrong with the records.
    static final class NotNow extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        NotNow(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
