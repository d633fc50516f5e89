package dangjian.gateway.password;

import dangjian.gateway.password.HashProperties.Algorithm;
import dangjian.kit.web.Problem;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Hashes and compares passwords, on a few threads of its own: a hash is meant to cost time, and a flood of sign-ins
/// must not take the time of everybody else.
@Component
public final class Passwords implements DisposableBean {

    private static final int WAITING = 2_000;
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;

    private final PasswordEncoder encoder;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Scheduler scheduler = Schedulers.newBoundedElastic(threads, WAITING, "passwords");
    private final String nobody;

    @Autowired
    Passwords(HashProperties properties) {
        this(new DelegatingPasswordEncoder(
                properties.algorithm().id(),
                Map.of(
                        Algorithm.ARGON2ID.id(),
                        new Argon2PasswordEncoder(
                                SALT_LENGTH, HASH_LENGTH, 1, properties.memory(), properties.passes()),
                        Algorithm.PBKDF2_SM3.id(),
                        new Pbkdf2Sm3Encoder(properties.iterations()))));
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobody = encode(new Password("nobody has this password"));
    }

    /// How many hashes can be made at a time.
    public int concurrency() {
        return threads;
    }

    public Mono<String> hash(Password password) {
        return work(() -> encode(password));
    }

    /// Whether the password is the one that was hashed. Without a hash the answer is no, and takes as long.
    public Mono<Boolean> matches(Password password, @Nullable String hash) {
        return work(() -> encoder.matches(password.text(), hash == null ? nobody : hash) && hash != null);
    }

    /// Whether a hash was made by another algorithm or at lower costs than new ones.
    public boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /// Hashes on the calling thread, for use at start-up.
    public String encode(Password password) {
        var hash = encoder.encode(password.text());
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }

    private <T> Mono<T> work(Callable<T> task) {
        return Mono.fromCallable(task)
                .subscribeOn(scheduler)
                .onErrorMap(RejectedExecutionException.class, _ -> Problem.unavailable("service.unavailable"));
    }
}
