package dangjian.gateway.factor;

import dangjian.gateway.factor.FactorRepository.Pending;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Tried;
import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Enrols, verifies and removes second factors. A code is good once.
@Service
public final class Factors {

    private static final Logger log = LoggerFactory.getLogger(Factors.class);
    private static final int SECRET_LENGTH = 20;

    private final FactorRepository factors;
    private final RecoveryCodes recovery;
    private final FactorProperties properties;
    private final FieldEncryption encryption;
    private final Attempts attempts;
    private final TransactionalOperator transaction;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Factors(
            FactorRepository factors,
            RecoveryCodes recovery,
            FactorProperties properties,
            FieldEncryption encryption,
            Attempts attempts,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.factors = factors;
        this.recovery = recovery;
        this.properties = properties;
        this.encryption = encryption;
        this.attempts = attempts;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
        if (!properties.exempt().isEmpty()) {
            log.warn("No second factor is asked of {}: only for a demonstration", properties.exempt());
        }
    }

    /// Whether somebody with these roles must have one.
    public boolean isNeeded(Collection<Grant> grants) {
        return grants.stream().anyMatch(grant -> properties.needs(grant.role()));
    }

    public Mono<State> state(UUID account) {
        return factors.state(account);
    }

    /// A new secret, of no effect until a code confirms it. Whoever has a factor shows a code of it first.
    public Mono<Enrolment> enrol(UUID account, String username, @Nullable FactorCode code) {
        return state(account)
                .flatMap(state -> state.isEnrolled() ? verify(account, given(code)) : Mono.empty())
                .then(Mono.defer(() -> {
                    var bytes = new byte[SECRET_LENGTH];
                    random.nextBytes(bytes);
                    var secret = Base32.encode(bytes);
                    return factors.prepare(account, encryption.encrypt(field(account), secret), clock.instant())
                            .thenReturn(new Enrolment(secret, uri(username, secret)));
                }));
    }

    /// Puts the pending secret into effect when the code is one of it, and gives the recovery codes, this once.
    public Mono<List<String>> confirm(UUID account, FactorCode code) {
        return attempts.begin(Tried.factor(account))
                .then(factors.pending(account))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("factor.not-begun")))
                .flatMap(pending -> {
                    var step = Totp.stepOf(code.normalised(), secret(account, pending.secret()), clock.instant());
                    return step.isPresent() ? putIntoEffect(account, pending, step.getAsLong()) : refused(account);
                })
                .delayUntil(_ -> attempts.succeeded(Tried.factor(account)));
    }

    /// Succeeds when the code is good, which it then is no longer; else 401 `factor.refused`, and 429 after too many.
    public Mono<Void> verify(UUID account, FactorCode code) {
        return attempts.begin(Tried.factor(account))
                .then(Mono.defer(() -> code.isTimed() ? useTimed(account, code) : useRecovery(account, code)))
                .flatMap(isGood -> isGood ? attempts.succeeded(Tried.factor(account)) : refused(account));
    }

    /// Takes the factor away, so that its holder must enrol anew.
    public Mono<Void> remove(UUID account) {
        return factors.remove(account);
    }

    private Mono<List<String>> putIntoEffect(UUID account, Pending pending, long step) {
        return transaction.transactional(factors.confirm(account, pending.since(), step, clock.instant())
                .filter(isDone -> isDone)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("factor.not-begun")))
                .then(newCodes(account)));
    }

    private Mono<Boolean> useTimed(UUID account, FactorCode code) {
        return factors.secret(account)
                .flatMap(encrypted -> {
                    var step = Totp.stepOf(code.normalised(), secret(account, encrypted), clock.instant());
                    return step.isPresent() ? factors.useStep(account, step.getAsLong()) : Mono.just(false);
                })
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> useRecovery(UUID account, FactorCode code) {
        return factors.useCode(account, recovery.hash(account, code), clock.instant());
    }

    private Mono<List<String>> newCodes(UUID account) {
        var codes = recovery.make();
        var hashes = codes.stream()
                .map(code -> recovery.hash(account, new FactorCode(code)))
                .toList();
        return factors.replaceCodes(account, hashes).thenReturn(codes);
    }

    private <T> Mono<T> refused(UUID account) {
        return attempts.failed(Tried.factor(account)).then(Mono.error(() -> Problem.unauthenticated("factor.refused")));
    }

    private byte[] secret(UUID account, byte[] encrypted) {
        return Base32.decode(encryption.decrypt(field(account), encrypted));
    }

    private String uri(String username, String secret) {
        var issuer = encoded(properties.issuer());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(issuer, encoded(username), secret, issuer, Totp.DIGITS, Totp.PERIOD_SECONDS);
    }

    private static FactorCode given(@Nullable FactorCode code) {
        if (code == null) {
            throw Problem.unprocessable("factor.code-missing").at("/code", "factor.code-missing");
        }
        return code;
    }

    private static String field(UUID account) {
        return "factor:" + account;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Whether a factor is in effect, and how many recovery codes are left.
    public record State(boolean isEnrolled, long recoveryCodes) {}

    /// What an authenticator needs; shown once.
    public record Enrolment(String secret, String uri) {

        @Override
        public String toString() {
            return "Enrolment[******]";
        }
    }
}
