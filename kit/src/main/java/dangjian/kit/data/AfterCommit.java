package dangjian.kit.data;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/// Lets memory follow the database: what has been written is there for others only when its transaction has been
/// committed, and whoever forgets something earlier may learn the old state anew.
public final class AfterCommit {

    private AfterCommit() {}

    /// Runs it when the present transaction has been committed, or at once where there is none; never after a
    /// rollback.
    public static Mono<Void> run(Runnable work) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public Mono<Void> afterCommit() {
                        return Mono.fromRunnable(work);
                    }
                }))
                .then()
                .onErrorResume(NoTransactionException.class, _ -> Mono.fromRunnable(work));
    }
}
