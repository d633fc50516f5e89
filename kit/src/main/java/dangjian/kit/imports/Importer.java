package dangjian.kit.imports;

import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetLimits;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;

/// What a service supplies for one kind of sheet.
///
/// @param <R> what one row becomes
public interface Importer<R> {

    /// The kind's name, unique in the service, for example `members`.
    String kind();

    SheetLayout layout();

    default SheetLimits limits() {
        return SheetLimits.DEFAULT;
    }

    /// How many rows go through the database together, and are in memory together.
    ///
    /// A sheet whose rows may refer to later rows asks for as many as its [#limits] allow: the whole sheet at once.
    default int batchSize() {
        return RowBatch.SIZE;
    }

    /// Begins one import for that caller; what it returns is used once and may keep state.
    ImportRun<R> begin(Caller caller, Scope scope);
}
