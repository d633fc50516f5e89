package dangjian.kit.imports;

import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.web.Messages;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.ObjectMapper;

/// Runs the imports of a service that has an [Importer].
@AutoConfiguration
@ConditionalOnBean(Importer.class)
@EnableConfigurationProperties(ImportProperties.class)
class ImportAutoConfiguration {

    private static final int THREADS_PER_IMPORT = 3;
    private static final int WAITING_STEPS = 1_000;

    private final ImportProperties properties;
    private final ImportFiles files;
    private final Scheduler worker;

    ImportAutoConfiguration(ImportProperties properties) {
        this.properties = properties;
        this.files = new ImportFiles(properties.waitingRoom());
        this.worker =
                Schedulers.newBoundedElastic(properties.concurrency() * THREADS_PER_IMPORT, WAITING_STEPS, "imports");
    }

    @Bean
    ImportRepository importRepository(DatabaseClient database, ObjectMapper json) {
        return new ImportRepository(database, json);
    }

    @Bean
    FaultRepository faultRepository(DatabaseClient database, ObjectMapper json, FieldEncryption encryption) {
        return new FaultRepository(database, json, encryption);
    }

    @Bean
    ImportQueue importQueue(ImportRepository jobs, FaultRepository faults, ReactiveTransactionManager transactions) {
        var runner = new ImportRunner(jobs, faults, transactions, worker);
        return new ImportQueue(runner, jobs, files, properties, worker);
    }

    @Bean
    ImportKeeper importKeeper(ImportRepository jobs, FaultRepository faults, ImportQueue queue, InstantSource clock) {
        return new ImportKeeper(jobs, faults, files, queue, properties, clock);
    }

    @Bean
    Imports imports(
            ImportRepository jobs, FaultRepository faults, ImportQueue queue, Messages messages, ObjectMapper json) {
        return new Imports(
                jobs,
                faults,
                new ImportReceiver(files, properties.maxFileSize()),
                queue,
                new ImportTexts(messages, json));
    }
}
