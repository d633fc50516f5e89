package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import java.time.InstantSource;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Ends the transfers whose letters have run out, a bounded number in each transaction; replicas share the work.
///
/// Nothing waits for it: what has run out cannot be accepted from the first minute on.
@Component
class Expiry {

    private static final int AT_ONCE = 200;

    private final TransferRepository transfers;
    private final TransferLog log;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Expiry(TransferRepository transfers, TransferLog log, TransactionalOperator transaction, InstantSource clock) {
        this.transfers = transfers;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "10m")
    Mono<Void> endAll() {
        return transaction
                .transactional(endSome())
                .repeat()
                .takeUntil(ended -> ended < AT_ONCE)
                .then();
    }

    /// In the caller's transaction.
    ///
    /// @return how many ended
    Mono<Integer> endSome() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return transfers
                    .lockExpired(BusinessTime.dateOf(now), AT_ONCE)
                    .map(transfer -> transfer.expire(now))
                    .collectList()
                    .delayUntil(ended -> ended.isEmpty() ? Mono.empty() : log.expired(ended))
                    .map(List::size);
        });
    }
}
