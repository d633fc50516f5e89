package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class RecordRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    RecordRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Everything recorded of a case, in the order in which it was recorded: a few dozen rows.
    Flux<StepRecord> of(UUID caseId, Scope scope) {
        return scope.bind(database.sql("""
                                select r.* from development_records r join development_cases c on c.id = r.case_id
                                where r.case_id = :case and c.org_id in (select id from orgs where path ^@ any(:scope))
                                order by r.id
                                """).bind("case", caseId))
                .map(this::read)
                .all();
    }

    /// What counts in these cases, in the order of the days.
    Flux<StepRecord> valid(Collection<UUID> cases, Scope scope) {
        return scope.bind(database.sql("""
                                select r.* from development_records r join development_cases c on c.id = r.case_id
                                where r.case_id = any(:cases) and r.state = 'VALID'
                                    and c.org_id in (select id from orgs where path ^@ any(:scope))
                                order by r.done_on, r.id
                                """).bind("cases", cases.toArray(UUID[]::new)))
                .map(this::read)
                .all();
    }

    @Unscoped("the cases were found in scope and are locked, or are new")
    Mono<Void> insert(Collection<StepRecord> records) {
        return database.sql("""
                        insert into development_records (id, case_id, step, done_on, state, is_late, details, recorded_at,
                            account_id, account_name, corrects)
                        select id, "caseId", step, "doneOn", state, "isLate", details, "recordedAt", "accountId",
                            "accountName", corrects
                        from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "caseId" uuid, step text, "doneOn" date,
                            state text, "isLate" boolean, details jsonb, "recordedAt" timestamptz, "accountId" uuid,
                            "accountName" text, corrects uuid)
                        """).bind("rows", Batch.of(json, records)).then();
    }

    @Unscoped("the case was found in scope and is locked")
    Mono<Void> retire(Collection<UUID> records, StepRecord.State state) {
        return database.sql("update development_records set state = :state where id = any(:records)")
                .bind("state", state.name())
                .bind("records", records.toArray(UUID[]::new))
                .then();
    }

    private StepRecord read(Readable row) {
        return new StepRecord(
                required(row, "id", UUID.class),
                required(row, "case_id", UUID.class),
                required(row, "step", String.class),
                required(row, "done_on", LocalDate.class),
                StepRecord.State.valueOf(required(row, "state", String.class)),
                required(row, "is_late", Boolean.class),
                json.readValue(required(row, "details", String.class), StepDetails.class),
                required(row, "recorded_at", Instant.class),
                required(row, "account_id", UUID.class),
                required(row, "account_name", String.class),
                row.get("corrects", UUID.class));
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }
}
