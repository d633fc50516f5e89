package dangjian.kit.imports;

import java.nio.file.Path;
import java.util.UUID;

/// An import that a process has taken on: the waiting workbook and the rules for it.
record ImportTask<R>(UUID id, Path file, ImportMode mode, boolean dryRun, Importer<R> importer, ImportRun<R> run) {

    /// The state in which the import ends.
    ImportState outcome(ImportTally tally) {
        if (dryRun) {
            return ImportState.CHECKED;
        }
        return mode == ImportMode.ALL_OR_NOTHING && tally.faults() > 0 ? ImportState.REJECTED : ImportState.IMPORTED;
    }
}
