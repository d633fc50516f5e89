package dangjian.gateway.session;

import dangjian.gateway.audit.AuditFilter;
import dangjian.gateway.audit.Incident;
import dangjian.gateway.audit.Incidents;
import dangjian.kit.Trace;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Ends a session whose refresh token came a second time, and writes it into the audit trail in the same
/// transaction.
@Component
class Replays {

    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private final LiveSessions live;
    private final Incidents incidents;
    private final TransactionalOperator transaction;

    Replays(LiveSessions live, Incidents incidents, ReactiveTransactionManager transactions) {
        this.live = live;
        this.incidents = incidents;
        this.transaction = TransactionalOperator.create(transactions);
    }

    /// Does nothing when the token was not used before that time, or its session has ended already.
    Mono<Void> end(RefreshToken token, Instant usedBefore, Origin origin) {
        return transaction
                .transactional(live.endOfReused(token, usedBefore).delayUntil(ended -> record(ended, origin)))
                .delayUntil(ended -> Trace.run(() -> log.warn(
                        "A refresh token came a second time: session {} of account {} has been ended",
                        ended.id(),
                        ended.accountId())))
                .flatMap(ended -> AuditFilter.tellObject(ended.accountId()));
    }

    private Mono<Void> record(Session ended, Origin origin) {
        return incidents.add(Incident.REFRESH_TOKEN_REUSED, ended.accountId(), List.of(ended.id()), origin.address());
    }
}
