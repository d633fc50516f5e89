package dangjian.kit.imports;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Unscoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// The table of imports. A caller sees the own ones, as long as one of the organisations stays the caller's.
final class ImportRepository {

    private static final String COLUMNS = """
            id, kind, file_name, header::text, mode, dry_run, state, code, arguments::text, progress, row_count, \
            faulty_row_count, fault_count, imported_count, created_at, started_at, finished_at""";

    private final DatabaseClient database;
    private final ObjectMapper json;

    ImportRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<ImportJob> find(UUID id, String kind, Caller caller) {
        return own(database.sql("select " + COLUMNS + """
                         from import_jobs
                        where id = :id and kind = :kind and account_id = :account and org_ids && :orgs
                        """), kind, caller)
                .bind("id", id)
                .mapProperties(ImportJob.class)
                .one();
    }

    Flux<ImportJob> list(String kind, Caller caller, Paging paging) {
        return paging.bind(own(database.sql("select " + COLUMNS + """
                         from import_jobs
                        where kind = :kind and account_id = :account and org_ids && :orgs
                            and (:after::uuid is null or id < :after)
                        order by id desc limit :rows
                        """), kind, caller))
                .mapProperties(ImportJob.class)
                .all();
    }

    Mono<Void> insert(UUID id, String kind, ImportUpload upload, List<String> header, Caller caller) {
        return own(database.sql("""
                        insert into import_jobs (id, kind, account_id, org_ids, file_name, header, mode, dry_run)
                        values (:id, :kind, :account, :orgs, :fileName, :header::jsonb, :mode, :dryRun)
                        """), kind, caller)
                .bind("id", id)
                .bind("fileName", upload.fileName())
                .bind("header", json.writeValueAsString(header))
                .bind("mode", upload.mode().name())
                .bind("dryRun", upload.dryRun())
                .then();
    }

    @Unscoped("the process that runs the import")
    Mono<Void> start(UUID id) {
        return expectOne(database.sql("""
                        update import_jobs set state = 'RUNNING', started_at = now(), heartbeat_at = now()
                        where id = :id and state = 'QUEUED'
                        """).bind("id", id));
    }

    @Unscoped("the process that runs the import")
    Mono<Void> advance(UUID id, ImportTally tally) {
        return expectOne(tally.bind(database.sql("""
                        update import_jobs
                        set progress = :progress, row_count = :rows, faulty_row_count = :faultyRows,
                            fault_count = :faults, heartbeat_at = now()
                        where id = :id and state = 'RUNNING'
                        """)).bind("id", id).bind("progress", tally.progress()));
    }

    /// Fails when somebody has declared the import interrupted meanwhile, which must undo what it wrote. The time is
    /// that of the clock: `now()` is when the import's transaction began.
    @Unscoped("the process that runs the import")
    Mono<Void> finish(UUID id, ImportState state, ImportTally tally) {
        return expectOne(tally.bind(database.sql("""
                        update import_jobs
                        set state = :state, imported_count = :imported, progress = 100, row_count = :rows,
                            faulty_row_count = :faultyRows, fault_count = :faults, finished_at = clock_timestamp()
                        where id = :id and state = 'RUNNING'
                        """))
                .bind("id", id)
                .bind("state", state.name())
                .bind("imported", state == ImportState.IMPORTED ? tally.validRows() : 0));
    }

    @Unscoped("the process that runs the import")
    Mono<Void> fail(UUID id, ImportFailure failure) {
        return database.sql("""
                        update import_jobs
                        set state = 'FAILED', code = :code, arguments = :arguments::jsonb, finished_at = now()
                        where id = :id and finished_at is null
                        """)
                .bind("id", id)
                .bind("code", failure.code())
                .bind("arguments", json.writeValueAsString(failure.arguments()))
                .then();
    }

    @Unscoped("the process that runs the imports")
    Mono<Void> beat(Collection<UUID> ids) {
        return database.sql("update import_jobs set heartbeat_at = now() where id = any(:ids) and finished_at is null")
                .bind("ids", ids.toArray(UUID[]::new))
                .then();
    }

    /// Marks the imports of processes that have been silent for so long; nothing of them is stored.
    @Unscoped("any process, on behalf of one that died")
    Mono<Long> interrupt(Duration silence) {
        return database.sql("""
                        update import_jobs set state = 'FAILED', code = :code, finished_at = now()
                        where finished_at is null and heartbeat_at < now() - :seconds * interval '1 second'
                        """)
                .bind("code", ImportFailure.INTERRUPTED.code())
                .bind("seconds", silence.toSeconds())
                .fetch()
                .rowsUpdated();
    }

    private static DatabaseClient.GenericExecuteSpec own(
            DatabaseClient.GenericExecuteSpec statement, String kind, Caller caller) {
        return statement
                .bind("kind", kind)
                .bind("account", caller.accountId())
                .bind("orgs", caller.organizations().toArray(UUID[]::new));
    }

    private static Mono<Void> expectOne(DatabaseClient.GenericExecuteSpec update) {
        return update.fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(ImportFailure.interrupted()));
    }
}
