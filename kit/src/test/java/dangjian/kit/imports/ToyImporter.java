package dangjian.kit.imports;

import dangjian.kit.data.Batch;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Imports toys: a code that is unique, and a name.
@Component
class ToyImporter implements Importer<Toy> {

    static final SheetColumn CODE = SheetColumn.required("编号");
    static final SheetColumn NAME = SheetColumn.required("名称");
    private static final SheetLayout LAYOUT = SheetLayout.of(CODE, NAME);

    private final DatabaseClient database;
    private final ObjectMapper json;

    /// What happens before a batch is applied; tests hold an import here or make it fail.
    volatile Function<List<Toy>, Mono<Void>> beforeApply = _ -> Mono.empty();

    ToyImporter(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public String kind() {
        return "toys";
    }

    @Override
    public SheetLayout layout() {
        return LAYOUT;
    }

    @Override
    public ImportRun<Toy> begin(Caller caller, Scope scope) {
        return new Run();
    }

    private final class Run implements ImportRun<Toy> {

        private final FirstRows codes = new FirstRows();

        @Override
        public @Nullable Toy parse(SheetRow row, RowFaults faults) {
            var code = row.cell(CODE).compact();
            if (!code.matches("T\\d+")) {
                faults.add(CODE, "toy.code");
                return null;
            }
            codes.note(code, row.number()).ifPresent(first -> faults.add(CODE, "import.duplicate", first));
            if (row.cell(NAME).isBlank()) {
                faults.add(NAME, "import.required");
            }
            return new Toy(code, row.cell(NAME).plain());
        }

        @Override
        public Mono<Void> check(List<ImportRow<Toy>> rows) {
            var codes = rows.stream().map(row -> row.value().code()).toArray(String[]::new);
            return database.sql("select code from toys where code = any(:codes)")
                    .bind("codes", codes)
                    .mapValue(String.class)
                    .all()
                    .collect(Collectors.toSet())
                    .doOnNext(known -> rows.stream()
                            .filter(row -> known.contains(row.value().code())
                                    && !row.faults().has(CODE))
                            .forEach(row -> row.faults().add(CODE, "import.registered")))
                    .then();
        }

        @Override
        public Mono<Void> apply(List<Toy> rows) {
            return beforeApply
                    .apply(rows)
                    .then(database.sql("""
                                    insert into toys (code, name)
                                    select code, name from jsonb_to_recordset(:rows::jsonb) as t(code text, name text)
                                    """).bind("rows", Batch.of(json, rows)).then());
        }
    }
}
