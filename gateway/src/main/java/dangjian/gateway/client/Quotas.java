package dangjian.gateway.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Counts the requests of other systems against their quotas, over all replicas.
///
/// Each replica takes a hundredth of a quota at a time from the database and counts in memory, so that a quota is never
/// exceeded and most requests cost no statement; what a replica has taken and not used is lost to the others.
@Component
class Quotas {

    private static final int SHARE = 100;
    private static final int GREATEST_NUMBER = 20_000;

    private final QuotaRepository repository;
    private final InstantSource clock;
    private final Cache<Key, Window> windows = Caffeine.newBuilder()
            .maximumSize(GREATEST_NUMBER)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    Quotas(QuotaRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    Mono<Standing> take(Client client, QuotaSpan span) {
        var now = clock.instant();
        var key = new Key(client.id(), span);
        var start = span.start(now);
        var limit = span.limit(client.quota());
        var reset = Math.max(1, span.seconds() - Duration.between(start, now).toSeconds());
        var mine = windows.asMap().computeIfPresent(key, (_, window) -> window.take(start));
        if (mine != null && mine.isTaken()) {
            return Mono.just(new Standing(span, limit, mine.remaining(limit), reset, true));
        }
        return repository
                .lease(client.id(), span, start, Math.max(1, limit / SHARE), limit)
                .map(lease -> windows.asMap().merge(key, Window.of(start, lease).take(start), Window::join))
                .map(window -> new Standing(span, limit, window.remaining(limit), reset, window.isTaken()));
    }

    private record Key(UUID client, QuotaSpan span) {}

    /// What a replica has of a window.
    ///
    /// @param used by all replicas, what this one holds included
    /// @param isTaken whether the last one to ask got one
    private record Window(Instant start, int used, int held, boolean isTaken) {

        static Window of(Instant start, QuotaRepository.Lease lease) {
            return new Window(start, lease.used(), lease.taken(), false);
        }

        Window take(Instant now) {
            return start.equals(now) && held > 0
                    ? new Window(start, used, held - 1, true)
                    : new Window(start, used, held, false);
        }

        Window join(Window newer) {
            return start.equals(newer.start)
                    ? new Window(start, Math.max(used, newer.used), held + newer.held, newer.isTaken)
                    : newer;
        }

        int remaining(int limit) {
            return Math.max(0, limit - used + held);
        }
    }

    /// Where a client stands in a window.
    ///
    /// @param reset seconds until it begins anew
    record Standing(QuotaSpan span, int limit, int remaining, long reset, boolean isWithin) {

        static @Nullable Standing firstBeyond(Standing... standings) {
            for (var standing : standings) {
                if (!standing.isWithin()) {
                    return standing;
                }
            }
            return null;
        }
    }
}
