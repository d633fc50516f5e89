package dangjian.kit.event;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/// Publishes the outbox: one relay at a time per service, elected by an advisory lock, woken by a notification.
///
/// Events leave in the order of their sequence and are deleted after the broker has acknowledged them; a crash in
/// between publishes them again, which inboxes recognise.
final class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOCK = 0x6f7574626f78L; // "outbox"

    private final ConnectionFactory connections;
    private final OutboxPublisher publisher;
    private final Semaphore wake = new Semaphore(0);
    private final Worker worker = new Worker("relay");

    Relay(ConnectionFactory connections, OutboxPublisher publisher) {
        this.connections = connections;
        this.publisher = publisher;
    }

    @Override
    public void start() {
        publisher.open();
        worker.start(this::run);
    }

    @Override
    public void stop() {
        worker.stop(Duration.ofSeconds(2));
        publisher.close();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void run() {
        while (isRunning()) {
            try {
                serve();
            } catch (InterruptedException _) {
                return;
            } catch (Exception failure) {
                if (isRunning()) {
                    log.warn("Relay lost its database or broker and will try again: {}", failure.toString());
                    pause();
                }
            }
        }
    }

    /// Holds one connection: while it lives and has the lock, this relay is the only one.
    private void serve() throws InterruptedException {
        var connection =
                Mono.from(connections.create()).cast(PostgresqlConnection.class).block(PATIENCE);
        if (connection == null) {
            return;
        }
        try {
            connection.createStatement("listen outbox").execute().then().block(PATIENCE);
            var notifications = connection.getNotifications().subscribe(notification -> wake.release(), lost -> {});
            while (isRunning() && !elected(connection)) {
                await(POLL);
            }
            while (isRunning()) {
                drain(connection);
                await(POLL);
            }
            notifications.dispose();
        } finally {
            connection.close().onErrorComplete().block(PATIENCE);
        }
    }

    private void drain(PostgresqlConnection connection) throws InterruptedException {
        while (isRunning()) {
            if (publisher.publishNext(connection) == 0) {
                return;
            }
        }
    }

    private static boolean elected(PostgresqlConnection connection) {
        return Boolean.TRUE.equals(connection
                .createStatement("select pg_try_advisory_lock(" + LOCK + ")")
                .execute()
                .flatMap(result -> result.map(row -> row.get(0, Boolean.class)))
                .blockLast(PATIENCE));
    }

    private void await(Duration time) throws InterruptedException {
        if (wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void pause() {
        try {
            await(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
