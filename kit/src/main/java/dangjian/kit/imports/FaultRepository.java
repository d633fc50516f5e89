package dangjian.kit.imports;

import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Unscoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Faults and faulty rows of imports. Whoever calls has found the import itself for its creator before.
final class FaultRepository {

    private static final String CELLS = "import-cells";
    private static final int FETCH = 500;

    private final DatabaseClient database;
    private final ObjectMapper json;
    private final FieldEncryption encryption;

    FaultRepository(DatabaseClient database, ObjectMapper json, FieldEncryption encryption) {
        this.database = database;
        this.json = json;
        this.encryption = encryption;
    }

    @Unscoped("the process that runs the import")
    <R> Mono<Void> insert(UUID job, RowBatch<R> batch) {
        var faulty = batch.faultyRows();
        if (faulty.isEmpty()) {
            return Mono.empty();
        }
        return insertFaults(job, faulty).then(Mono.defer(() -> insertRows(job, faulty)));
    }

    @Unscoped("the job was found for its creator")
    Flux<StoredFault> list(UUID job, Paging paging) {
        var after = paging.after();
        return database.sql("""
                        select row_number, place, column_name, code, arguments::text from import_faults
                        where job_id = :job and (row_number, place) > (:row, :place)
                        order by row_number, place limit :rows
                        """)
                .bind("job", job)
                .bind("row", after == null ? -1L : after.number(0))
                .bind("place", after == null ? -1L : after.number(1))
                .bind("rows", paging.rows())
                .mapProperties(StoredFault.class)
                .all();
    }

    /// Whether the cells of faulty rows are still there.
    @Unscoped("the job was found for its creator")
    Mono<Boolean> hasRows(UUID job) {
        return database.sql("select exists (select from import_faulty_rows where job_id = :job)")
                .bind("job", job)
                .mapValue(Boolean.class)
                .one();
    }

    /// The faulty rows in the order of the sheet, read from the database as they are consumed.
    @Unscoped("the job was found for its creator")
    Flux<FaultyRow> rows(UUID job) {
        return database.sql("""
                        select r.row_number, r.cells, (
                            select jsonb_agg(jsonb_build_object(
                                    'rowNumber', f.row_number, 'place', f.place, 'columnName', f.column_name,
                                    'code', f.code, 'arguments', f.arguments::text) order by f.place)::text
                            from import_faults f where f.job_id = r.job_id and f.row_number = r.row_number) as faults
                        from import_faulty_rows r where r.job_id = :job order by r.row_number
                        """)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("job", job)
                .map(row -> new FaultyRow(
                        Objects.requireNonNull(row.get("row_number", Integer.class)),
                        cells(Objects.requireNonNull(row.get("cells", byte[].class))),
                        List.of(json.readValue(
                                Objects.requireNonNull(row.get("faults", String.class)), StoredFault[].class))))
                .all();
    }

    /// Removes cells of rows whose import ended before that time, and says how many.
    @Unscoped("the cleaner")
    Mono<Long> removeRows(Duration age) {
        return database.sql("""
                        delete from import_faulty_rows r using import_jobs j
                        where j.id = r.job_id and j.finished_at < now() - :seconds * interval '1 second'
                        """).bind("seconds", age.toSeconds()).fetch().rowsUpdated();
    }

    private <R> Mono<Void> insertFaults(UUID job, List<RowBatch.Entry<R>> faulty) {
        var faults = new ArrayList<NewFault>();
        for (var row : faulty) {
            var place = 0;
            for (var fault : row.faults().list()) {
                faults.add(new NewFault(row.row().number(), place++, fault.column(), fault.code(), fault.arguments()));
            }
        }
        return database.sql("""
                        insert into import_faults (job_id, row_number, place, column_name, code, arguments)
                        select :job, "rowNumber", place, "columnName", code, arguments
                        from jsonb_to_recordset(:rows::jsonb)
                            as f("rowNumber" int, place int, "columnName" text, code text, arguments jsonb)
                        """)
                .bind("job", job)
                .bind("rows", Batch.of(json, faults))
                .then();
    }

    private <R> Mono<Void> insertRows(UUID job, List<RowBatch.Entry<R>> faulty) {
        var rows = faulty.stream()
                .map(row -> new NewRow(
                        row.row().number(),
                        Base64.getEncoder()
                                .encodeToString(encryption.encrypt(
                                        CELLS, json.writeValueAsString(row.row().texts())))))
                .toList();
        return database.sql("""
                        insert into import_faulty_rows (job_id, row_number, cells)
                        select :job, number, decode(cells, 'base64')
                        from jsonb_to_recordset(:rows::jsonb) as r(number int, cells text)
                        """)
                .bind("job", job)
                .bind("rows", Batch.of(json, rows))
                .then();
    }

    private List<String> cells(byte[] stored) {
        return List.of(json.readValue(encryption.decrypt(CELLS, stored), String[].class));
    }

    /// @param arguments of the message, as JSON
    record StoredFault(int rowNumber, int place, @Nullable String columnName, String code, String arguments) {}

    record FaultyRow(int number, List<String> cells, List<StoredFault> faults) {}

    private record NewFault(
            int rowNumber, int place, @Nullable String columnName, String code, List<Object> arguments) {}

    private record NewRow(int number, String cells) {}
}
