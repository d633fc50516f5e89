package dangjian.gateway.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One message to one webhook, and how it went.
record Delivery(
        UUID id,
        UUID webhookId,
        long position,
        UUID eventId,
        State state,
        int attempts,
        Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure,
        Instant createdAt) {

    enum State {
        PENDING,
        DELIVERED,
        FAILED,
        WITHDRAWN
    }

    Delivery after(Outcome outcome, Instant now, List<Duration> schedule) {
        if (outcome.isDelivered()) {
            return tried(State.DELIVERED, outcome, now, now);
        }
        return attempts < schedule.size()
                ? tried(State.PENDING, outcome, now, now.plus(jittered(schedule.get(attempts))))
                : tried(State.FAILED, outcome, now, now);
    }

    Delivery withdraw() {
        return new Delivery(
                id,
                webhookId,
                position,
                eventId,
                State.WITHDRAWN,
                attempts,
                nextAttemptAt,
                lastAttemptAt,
                lastStatus,
                lastFailure,
                createdAt);
    }

    private Delivery tried(State next, Outcome outcome, Instant now, Instant nextAttempt) {
        return new Delivery(
                id,
                webhookId,
                position,
                eventId,
                next,
                attempts + 1,
                nextAttempt,
                now,
                outcome.status(),
                outcome.failure(),
                createdAt);
    }

    /// A fifth around it, so that those who failed together do not come back together.
    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(
                (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    /// How an attempt went: an HTTP status, or the kind of failure before there was one.
    record Outcome(@Nullable Integer status, @Nullable String failure) {

        boolean isDelivered() {
            return status != null && status >= 200 && status < 300;
        }
    }
}
