package dangjian.kit.imports;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/// The imports of this process: some run, the others wait for their turn.
///
/// When the process stops, its imports end as interrupted; when it dies, another one finds that out.
final class ImportQueue implements DisposableBean {

    private final ImportRunner runner;
    private final ImportRepository jobs;
    private final ImportFiles files;
    private final Scheduler worker;
    private final int most;
    private final Map<UUID, ImportTask<?>> tasks = new ConcurrentHashMap<>();
    private final Sinks.Many<ImportTask<?>> queue = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable running;

    ImportQueue(
            ImportRunner runner,
            ImportRepository jobs,
            ImportFiles files,
            ImportProperties properties,
            Scheduler worker) {
        this.runner = runner;
        this.jobs = jobs;
        this.files = files;
        this.worker = worker;
        this.most = properties.concurrency() + properties.waiting();
        this.running =
                queue.asFlux().flatMap(this::run, properties.concurrency(), 1).subscribe();
    }

    /// @throws Problem when too many imports are waiting already
    void expectRoom() {
        if (tasks.size() >= most) {
            throw Problem.of(Kind.TOO_MANY, "import.busy");
        }
    }

    synchronized void add(ImportTask<?> task) {
        tasks.put(task.id(), task);
        queue.tryEmitNext(task).orThrow();
    }

    /// Forgets a workbook that was received but will not be imported.
    void refuse(ImportUpload upload) {
        files.delete(upload.file());
    }

    Set<UUID> ids() {
        return Set.copyOf(tasks.keySet());
    }

    @Override
    public void destroy() {
        var unfinished = Map.copyOf(tasks);
        running.dispose();
        Flux.fromIterable(unfinished.keySet())
                .concatMap(id -> jobs.fail(id, ImportFailure.INTERRUPTED))
                .onErrorComplete()
                .blockLast(Duration.ofSeconds(5));
        unfinished.values().forEach(task -> files.delete(task.file()));
        worker.dispose();
    }

    private Mono<Void> run(ImportTask<?> task) {
        return runner.run(task).doFinally(_ -> {
            files.delete(task.file());
            tasks.remove(task.id());
        });
    }
}
