package dangjian.kit.event;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;

/// Counts the events that wait for the broker, whoever publishes them, for `dangjian_outbox_pending`.
final class OutboxBacklog implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseClient database;
    private final Duration interval;
    private final AtomicLong pending = new AtomicLong();
    private final Worker worker = new Worker("outbox-backlog");

    OutboxBacklog(DatabaseClient database, MeterRegistry meters, Duration interval) {
        this.database = database;
        this.interval = interval;
        meters.gauge("dangjian.outbox.pending", pending);
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    @Override
    public void stop() {
        worker.stop(Duration.ZERO);
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void run() {
        while (isRunning()) {
            try {
                pending.set(Objects.requireNonNullElse(count(), 0L));
            } catch (RuntimeException _) {
                // the database is away, which readiness tells; the last count stays
            }
            try {
                Thread.sleep(interval);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private @Nullable Long count() {
        return database.sql("select count(*) from outbox where parked_at is null")
                .mapValue(Long.class)
                .one()
                .block(PATIENCE);
    }
}
