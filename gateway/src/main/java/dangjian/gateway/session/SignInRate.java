package dangjian.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Slows down whoever signs in too often, before it costs a hash. Counted in this replica's memory only: with several
/// replicas the rates add up.
@Component
class SignInRate {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int GREATEST_NUMBER = 100_000;

    private final SignInRateProperties properties;
    private final InstantSource clock;
    private final Cache<String, Bucket> addresses = buckets();
    private final Cache<String, Bucket> usernames = buckets();

    SignInRate(SignInRateProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /// Answers 429 when this address or this name has come too often.
    void check(String address, String username) {
        var name = username.strip().toLowerCase(Locale.ROOT);
        if (!take(addresses, address, properties.perAddress())
                || !take(usernames, name.substring(0, Math.min(name.length(), 100)), properties.perUsername())) {
            throw Problem.of(Kind.TOO_MANY, "sign-in.too-often");
        }
    }

    private boolean take(Cache<String, Bucket> buckets, String key, int perPeriod) {
        var now = clock.instant();
        var bucket = buckets.asMap()
                .compute(
                        key,
                        (_, found) -> (found == null ? new Bucket(perPeriod, now, true) : found).take(now, perPeriod));
        return bucket.isTaken();
    }

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(GREATEST_NUMBER)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build();
    }

    /// How much is left of a rate; fills up evenly.
    record Bucket(double left, Instant at, boolean isTaken) {

        Bucket take(Instant now, int perPeriod) {
            var grown = (double) perPeriod * Duration.between(at, now).toMillis() / PERIOD.toMillis();
            var full = Math.min(perPeriod, left + Math.max(0, grown));
            return full < 1 ? new Bucket(full, now, false) : new Bucket(full - 1, now, true);
        }
    }
}
