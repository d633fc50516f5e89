package dangjian.gateway.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How often each of many may come in a minute. Counted in this replica's memory only: with several replicas the
/// rates add up.
///
/// @param <K> what they are told apart by
public final class Rates<K> {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int GREATEST_NUMBER = 100_000;

    private final int perPeriod;
    private final InstantSource clock;
    private final Cache<K, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(GREATEST_NUMBER)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    public Rates(int perMinute, InstantSource clock) {
        this.perPeriod = perMinute;
        this.clock = clock;
    }

    /// Whether this one may come once more.
    public boolean take(K key) {
        var now = clock.instant();
        return buckets.asMap()
                .compute(
                        key,
                        (_, found) -> (found == null ? new Bucket(perPeriod, now, true) : found).take(now, perPeriod))
                .isTaken();
    }

    /// Whether this one might, without coming.
    public boolean has(K key) {
        var found = buckets.getIfPresent(key);
        return found == null || found.full(clock.instant(), perPeriod) >= 1;
    }

    /// How much is left of a rate; fills up evenly.
    private record Bucket(double left, Instant at, boolean isTaken) {

        double full(Instant now, int perPeriod) {
            var grown = (double) perPeriod * Duration.between(at, now).toMillis() / PERIOD.toMillis();
            return Math.min(perPeriod, left + Math.max(0, grown));
        }

        Bucket take(Instant now, int perPeriod) {
            var full = full(now, perPeriod);
            return full < 1 ? new Bucket(full, now, false) : new Bucket(full - 1, now, true);
        }
    }
}
