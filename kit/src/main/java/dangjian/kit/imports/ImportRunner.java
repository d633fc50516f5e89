package dangjian.kit.imports;

import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/// Carries out one import: everything it stores and its final state are one transaction.
///
/// Faults and progress are written beside that transaction, so that they can be followed and outlive a rollback.
final class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportRepository jobs;
    private final FaultRepository faults;
    private final TransactionalOperator transaction;
    private final Scheduler worker;

    ImportRunner(
            ImportRepository jobs, FaultRepository faults, ReactiveTransactionManager transactions, Scheduler worker) {
        this.jobs = jobs;
        this.faults = faults;
        this.transaction = TransactionalOperator.create(transactions);
        this.worker = worker;
    }

    /// Ends without error whatever happens to the import.
    Mono<Void> run(ImportTask<?> task) {
        return jobs.start(task.id())
                .then(Mono.defer(() -> store(task)))
                .onErrorResume(failure -> fail(task.id(), failure))
                .onErrorResume(failure -> {
                    log.error(
                            "The end of import {} could not be recorded; it will count as interrupted",
                            task.id(),
                            failure);
                    return Mono.empty();
                });
    }

    private <R> Mono<Void> store(ImportTask<R> task) {
        return transaction
                .execute(status -> RowBatches.of(task, worker)
                        .concatMapDelayError(batch -> process(task, batch), 1) // no batch is left half way
                        .scan(ImportTally.START, ImportTally::plus)
                        .concatMapDelayError(
                                tally -> beside(jobs.advance(task.id(), tally)).thenReturn(tally), 1)
                        .last()
                        .flatMap(tally -> end(task, tally, status)))
                .last()
                .flatMap(tally -> task.outcome(tally) == ImportState.IMPORTED
                        ? Mono.empty()
                        : jobs.finish(task.id(), task.outcome(tally), tally));
    }

    private <R> Mono<RowBatch<R>> process(ImportTask<R> task, RowBatch<R> batch) {
        return task.run()
                .check(batch.checkable())
                .then(onWorker(() -> {
                    var valid = batch.valid();
                    return valid.isEmpty() ? Mono.empty() : task.run().apply(valid);
                }))
                .then(onWorker(() -> beside(faults.insert(task.id(), batch))))
                .thenReturn(batch);
    }

    /// In a transaction of its own: without the context of the import's, nothing ties the two together.
    private Mono<Void> beside(Mono<Void> write) {
        return transaction.transactional(write).contextWrite(_ -> Context.empty());
    }

    private Mono<ImportTally> end(ImportTask<?> task, ImportTally tally, ReactiveTransaction status) {
        if (task.outcome(tally) == ImportState.IMPORTED) {
            return jobs.finish(task.id(), ImportState.IMPORTED, tally).thenReturn(tally);
        }
        status.setRollbackOnly();
        return Mono.just(tally);
    }

    private Mono<Void> fail(UUID id, Throwable cause) {
        var failure = ImportFailure.of(cause);
        if (failure.isUnforeseen()) {
            log.error("Import {} failed", id, cause);
        }
        return jobs.fail(id, failure);
    }

    private Mono<Void> onWorker(Supplier<Mono<Void>> step) {
        return Mono.defer(step).subscribeOn(worker);
    }
}
