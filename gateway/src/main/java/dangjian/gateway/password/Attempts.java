package dangjian.gateway.password;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Counts what fails, lets the next attempt wait longer each time, and locks for a while (登录失败锁定).
///
/// A name that no account has is treated alike, so that a lock tells nothing. Every attempt at a name or a second
/// factor counts as failed until it has succeeded: many at once cannot try more than one after the other. Of an address
/// only failures count, and no success forgets them.
@Component
public final class Attempts {

    /// The code of the answer to an attempt that comes too early; its argument is the number of seconds to wait.
    static final String DELAYED = "sign-in.delayed";

    private final AttemptRepository attempts;
    private final LockoutProperties lockout;
    private final InstantSource clock;

    Attempts(AttemptRepository attempts, LockoutProperties lockout, InstantSource clock) {
        this.attempts = attempts;
        this.lockout = lockout;
        this.clock = clock;
    }

    /// Lets an attempt begin, or answers 429 when it comes too early or what is tried is locked.
    public Mono<Void> begin(Tried tried) {
        var now = clock.instant();
        return attempts.begin(tried, now, now.minus(lockout.within()), lockout.failures(), lockout.delays())
                .flatMap(isAllowed -> isAllowed
                        ? Mono.<Void>empty()
                        : attempts.closure(tried, now, lockout.failures(), lockout.delays())
                                .defaultIfEmpty(new AttemptRepository.Closure(now.plus(lockout.within()), true))
                                .flatMap(closure -> Mono.error(refusal(tried, now, closure))));
    }

    public Mono<Void> failed(Tried tried) {
        return attempts.lock(tried, clock.instant(), lockout.failures(), lockout.durations());
    }

    public Mono<Void> succeeded(Tried tried) {
        return attempts.forget(tried);
    }

    /// Until when each of these is locked, as far as it is.
    public Mono<Map<Tried, Instant>> locks(Collection<Tried> tried) {
        var byKey = tried.stream()
                .collect(Collectors.toMap(one -> ByteBuffer.wrap(one.key()), one -> one, (one, _) -> one));
        return attempts.locks(tried, clock.instant())
                .collectMap(
                        lock -> Objects.requireNonNull(byKey.get(ByteBuffer.wrap(lock.key()))),
                        AttemptRepository.Lock::lockedUntil);
    }

    Mono<Page<NetworkLock>> lockedNetworks(Paging paging) {
        return attempts.lockedNetworks(clock.instant(), paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, lock -> List.of(lock.id())));
    }

    Mono<Void> unlockNetwork(UUID id) {
        return attempts.unlockNetwork(id, clock.instant())
                .filter(isUnlocked -> isUnlocked)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("network-lock.unknown")))
                .then();
    }

    /// Networks from which an account has signed in since then are known.
    public Instant knownSince() {
        return clock.instant().minus(lockout.known());
    }

    /// Answers 429 when this address is locked.
    public Mono<Void> mustBeOpen(Tried address) {
        var now = clock.instant();
        return attempts.closure(address, now, 0, List.of())
                .flatMap(closure -> Mono.error(refusal(address, now, closure)));
    }

    /// Counts a failure from this address.
    public Mono<Void> failedFrom(Tried address) {
        var now = clock.instant();
        return attempts.count(address, now, now.minus(lockout.within()))
                .then(attempts.lock(address, now, lockout.failuresPerAddress(), lockout.durations()));
    }

    /// Adds to an answer when it is worth trying again.
    public static void tellWhen(Problem problem, HttpHeaders headers) {
        var seconds = secondsToWait(problem);
        if (seconds > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        }
    }

    /// How many seconds an answer tells to wait, if it is one of these.
    static long secondsToWait(Problem problem) {
        if (problem.kind() != Kind.TOO_MANY || problem.arguments().isEmpty()) {
            return 0;
        }
        var number = problem.arguments().getFirst() instanceof Long wait ? wait : 0;
        return problem.code().equals(DELAYED)
                ? number
                : Duration.ofMinutes(number).toSeconds();
    }

    @Scheduled(fixedDelayString = "10m")
    Mono<Void> forgetOldOnes() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return attempts.forgetBefore(now, now.minus(lockout.within()), now.minus(lockout.memory()));
        });
    }

    private static Problem refusal(Tried tried, Instant now, AttemptRepository.Closure closure) {
        var wait = Duration.between(now, closure.until());
        return closure.isLocked()
                ? Problem.of(
                        Kind.TOO_MANY,
                        tried.locked(),
                        Math.max(1, wait.plusSeconds(59).toMinutes()))
                : Problem.of(
                        Kind.TOO_MANY, DELAYED, Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
