package dangjian.kit.imports;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Keeps the table of imports true: this process's imports are alive, silent ones are interrupted, old cells go.
final class ImportKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportKeeper.class);
    private static final Duration CLEANING = Duration.ofHours(1);

    private final ImportRepository jobs;
    private final FaultRepository faults;
    private final ImportFiles files;
    private final ImportQueue queue;
    private final ImportProperties properties;
    private final InstantSource clock;
    private Disposable.Composite work = Disposables.composite();
    private volatile boolean isRunning;

    ImportKeeper(
            ImportRepository jobs,
            FaultRepository faults,
            ImportFiles files,
            ImportQueue queue,
            ImportProperties properties,
            InstantSource clock) {
        this.jobs = jobs;
        this.faults = faults;
        this.files = files;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        work = Disposables.composite(
                repeat(properties.heartbeat(), Mono.defer(this::keep)), repeat(CLEANING, Mono.defer(this::clean)));
        isRunning = true;
    }

    @Override
    public void stop() {
        work.dispose();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    Mono<Void> keep() {
        return jobs.beat(queue.ids()).then(jobs.interrupt(properties.silence())).then();
    }

    Mono<Void> clean() {
        return faults.removeRows(properties.keepFaultyRows())
                .then(Mono.fromRunnable(() -> files.deleteLeftBehind(clock.instant()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .then();
    }

    private static Disposable repeat(Duration period, Mono<Void> step) {
        return Flux.interval(Duration.ZERO, period)
                .onBackpressureDrop()
                .concatMap(_ -> step.onErrorResume(failure -> {
                    log.warn("Imports could not be looked after; trying again in {}", period, failure);
                    return Mono.empty();
                }))
                .subscribe();
    }
}
