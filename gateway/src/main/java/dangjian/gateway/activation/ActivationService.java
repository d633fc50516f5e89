package dangjian.gateway.activation;

import dangjian.gateway.account.MemberAccounts;
import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Password;
import dangjian.gateway.password.Tried;
import dangjian.gateway.rate.Network;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Makes the account of a member who comes with a code (激活).
@Service
class ActivationService {

    private static final String NO_NAME = "党员";

    private final ActivationRepository repository;
    private final ActivationCodes codes;
    private final ActivationProperties properties;
    private final MemberAccounts accounts;
    private final Attempts attempts;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    ActivationService(
            ActivationRepository repository,
            ActivationCodes codes,
            ActivationProperties properties,
            MemberAccounts accounts,
            Attempts attempts,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.repository = repository;
        this.codes = codes;
        this.properties = properties;
        this.accounts = accounts;
        this.attempts = attempts;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    /// An unknown code, a used one and one that is too old get the same answer (422 `activation.refused`), and count as
    /// failures of the address. Only a right code gets to know whether a username is taken, and not often.
    Mono<UUID> activate(ActivationCode code, String username, Password password, Network network) {
        var address = Tried.from(network);
        var hash = codes.hash(code);
        return attempts.mustBeOpen(address)
                .then(Mono.defer(() -> repository.open(hash, clock.instant(), properties.tries())))
                .switchIfEmpty(Mono.defer(() -> attempts.failedFrom(address).then(Mono.error(refusal()))))
                .delayUntil(member -> AuditFilter.tellObject(member.id()))
                .flatMap(member -> accounts.prepare(username, name(member), password)
                        .onErrorResume(
                                Problem.class,
                                problem -> repository.failed(hash).then(Mono.error(problem)))
                        .flatMap(prepared -> transaction.transactional(use(hash)
                                .then(Mono.defer(
                                        () -> accounts.make(prepared, member.id(), member.orgId(), name(member)))))));
    }

    private static String name(ActivationRepository.Holder member) {
        return Objects.requireNonNullElse(member.name(), NO_NAME);
    }

    private Mono<Void> use(byte[] hash) {
        return repository
                .use(hash, clock.instant())
                .filter(isUsed -> isUsed)
                .switchIfEmpty(Mono.error(ActivationService::refusal))
                .then();
    }

    private static Problem refusal() {
        return Problem.unprocessable("activation.refused").at("/code", "activation.refused");
    }
}
