package dangjian.kit.imports;

import dangjian.kit.sheet.SheetRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The rules of one import in progress.
///
/// [#check] and [#apply] are called for one batch ([Importer#batchSize]) after the other, in the order of the sheet
/// and in one transaction: a check sees what earlier batches applied. Valid rows are always applied, and rolled back
/// at the end if the job is a dry run or must be all or nothing and has a fault. [#parse] runs ahead of them on another
/// thread, by up to three batches.
///
/// @param <R> what one row becomes
public interface ImportRun<R> {

    /// Reads and checks one row by itself: no database, no blocking; costly computation such as encryption belongs
    /// here.
    ///
    /// @return nothing when the row is too faulty for any further check
    @Nullable
    R parse(SheetRow row, RowFaults faults);

    /// Checks rows, also ones that already have a fault, against the database with a fixed number of statements.
    default Mono<Void> check(List<ImportRow<R>> rows) {
        return Mono.empty();
    }

    /// Writes the rows that have no fault, and their events, with a fixed number of statements.
    Mono<Void> apply(List<R> rows);
}
