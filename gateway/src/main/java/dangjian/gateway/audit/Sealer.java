package dangjian.gateway.audit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Puts entries from the inbox into the chain: one replica at a time, many entries at once, so that whoever writes an
/// entry never waits for the chain.
@Component
class Sealer {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final int BATCH = 500;

    private final InboxRepository inbox;
    private final ChainRepository chain;
    private final AuditSeal seal;
    private final AuditProperties properties;
    private final InstantSource clock;
    private final TransactionalOperator transaction;

    Sealer(
            InboxRepository inbox,
            ChainRepository chain,
            AuditSeal seal,
            AuditProperties properties,
            InstantSource clock,
            ReactiveTransactionManager transactions) {
        this.inbox = inbox;
        this.chain = chain;
        this.seal = seal;
        this.properties = properties;
        this.clock = clock;
        this.transaction = TransactionalOperator.create(transactions);
    }

    @Scheduled(fixedDelayString = "${dangjian.gateway.audit.sealing:500ms}")
    Mono<Void> sealAll() {
        return Mono.defer(this::sealSome)
                .expand(count -> count == BATCH ? sealSome() : Mono.empty())
                .then();
    }

    /// Tells the log how far the chain goes: kept elsewhere, it shows whether the end has been cut off.
    @Scheduled(fixedDelayString = "1h")
    Mono<Void> anchor() {
        return chain.head()
                .filter(head -> head.place() > 0)
                .doOnNext(head -> log.info("The audit chain goes up to {}", head))
                .then();
    }

    /// Deletes whole segments in which everything is older than has to be kept.
    @Scheduled(fixedDelayString = "24h", initialDelayString = "1h")
    Mono<Void> forgetOldOnes() {
        return alone(Mono.defer(() ->
                                chain.lastOfOldSegments(clock.instant().minus(properties.kept()), properties.segment()))
                        .flatMap(head ->
                                chain.cut(new ChainRepository.Cut(head, seal.keyId(), seal.ofCut(seal.keyId(), head))))
                        .doOnNext(count -> log.info("{} audit entries were old enough to be deleted", count)))
                .then();
    }

    private Mono<Integer> sealSome() {
        return alone(Mono.zip(
                        chain.head(),
                        inbox.complete(clock.instant().minus(properties.abandoned()), BATCH)
                                .collectList())
                .flatMap(both -> append(both.getT1(), both.getT2())));
    }

    private Mono<Integer> append(ChainHead head, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Mono.just(0);
        }
        var links = new ArrayList<AuditLink>(entries.size());
        var last = head;
        for (var entry : entries) {
            var link = seal.seal(entry, last);
            links.add(link);
            last = link.head();
        }
        return chain.append(links)
                .then(inbox.remove(entries.stream().map(AuditEntry::id).toArray(UUID[]::new)))
                .thenReturn(entries.size());
    }

    private <T> Mono<T> alone(Mono<T> work) {
        return transaction.transactional(chain.lock().filter(isAlone -> isAlone).flatMap(_ -> work));
    }
}
