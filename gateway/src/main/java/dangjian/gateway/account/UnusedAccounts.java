package dangjian.gateway.account;

import dangjian.gateway.audit.Incident;
import dangjian.gateway.audit.Incidents;
import dangjian.kit.calendar.BusinessTime;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Suspends accounts that nobody uses (停用长期不用的账号), each with an entry in the audit trail.
@Component
class UnusedAccounts {

    private static final Logger log = LoggerFactory.getLogger(UnusedAccounts.class);
    private static final int BATCH = 200;

    private final UseRepository uses;
    private final UnusedAccountsProperties properties;
    private final AccountSessions sessions;
    private final Incidents incidents;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    UnusedAccounts(
            UseRepository uses,
            UnusedAccountsProperties properties,
            AccountSessions sessions,
            Incidents incidents,
            ReactiveTransactionManager transactions,
            InstantSource clock) {
        this.uses = uses;
        this.properties = properties;
        this.sessions = sessions;
        this.incidents = incidents;
        this.transaction = TransactionalOperator.create(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "6h", initialDelayString = "10m")
    Mono<Void> suspendAll() {
        return Mono.defer(this::suspendSome)
                .expand(number -> number == BATCH ? suspendSome() : Mono.empty())
                .then();
    }

    private Mono<Integer> suspendSome() {
        var now = clock.instant();
        return transaction
                .transactional(uses.suspendUnused(
                                now.minus(properties.after()),
                                now.minus(properties.membersAfter()),
                                now,
                                BusinessTime.dateOf(now),
                                BATCH)
                        .collectList()
                        .delayUntil(this::settle))
                .doOnNext(suspended -> suspended.forEach(account -> log.info(
                        "Account {} has been suspended: nobody has used it ({})", account, properties.basis())))
                .map(List::size);
    }

    private Mono<Void> settle(List<UUID> suspended) {
        return Flux.fromIterable(suspended)
                .concatMap(account -> sessions.endAll(account, SessionEnd.SUSPENDED, null)
                        .then(incidents.add(Incident.ACCOUNT_UNUSED, account, List.of(account), "")))
                .then();
    }
}
