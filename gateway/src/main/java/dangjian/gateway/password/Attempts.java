package dangjian.gateway.password;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Counts wrong passwords per name and locks the name for a while (登录失败锁定).
///
/// A name that no account has is treated alike, so that a lock tells nothing. Every attempt counts as failed until it
/// has succeeded: many at once cannot try more passwords than one after the other.
@Component
public final class Attempts {

    /// The code of the answer to an attempt on a locked name; its argument is the number of minutes to wait.
    public static final String LOCKED = "sign-in.locked";

    private final AttemptRepository attempts;
    private final LockoutProperties lockout;
    private final InstantSource clock;

    Attempts(AttemptRepository attempts, LockoutProperties lockout, InstantSource clock) {
        this.attempts = attempts;
        this.lockout = lockout;
        this.clock = clock;
    }

    /// Lets an attempt begin, or answers 429 when the name is locked.
    public Mono<Void> begin(String username) {
        var now = clock.instant();
        return attempts.begin(username, now, now.minus(lockout.within()), lockout.failures())
                .flatMap(isAllowed -> isAllowed
                        ? Mono.<Void>empty()
                        : attempts.lockedUntil(username)
                                .defaultIfEmpty(now.plus(lockout.within()))
                                .flatMap(until -> Mono.error(locked(now, until))));
    }

    public Mono<Void> failed(String username) {
        return attempts.lock(username, clock.instant().plus(lockout.duration()), lockout.failures());
    }

    public Mono<Void> succeeded(String username) {
        return attempts.forget(username);
    }

    @Scheduled(fixedDelayString = "10m")
    Mono<Void> forgetOldOnes() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return attempts.forgetBefore(now, now.minus(lockout.within()));
        });
    }

    private static Problem locked(Instant now, Instant until) {
        var minutes = Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
        return Problem.of(Kind.TOO_MANY, LOCKED, minutes);
    }
}
