package dangjian.kit.imports;

import org.springframework.r2dbc.core.DatabaseClient;

/// What has been counted of a sheet up to some row.
///
/// @param progress percentage of the sheet
record ImportTally(int rows, int faultyRows, int faults, int progress) {

    static final ImportTally START = new ImportTally(0, 0, 0, 0);

    ImportTally plus(RowBatch<?> batch) {
        return new ImportTally(
                rows + batch.rows().size(),
                faultyRows + batch.faultyRows().size(),
                faults + batch.faults(),
                Math.max(progress, batch.progress()));
    }

    int validRows() {
        return rows - faultyRows;
    }

    /// Binds the counts, without the progress.
    DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec statement) {
        return statement.bind("rows", rows).bind("faultyRows", faultyRows).bind("faults", faults);
    }
}
