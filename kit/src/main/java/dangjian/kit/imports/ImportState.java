package dangjian.kit.imports;

/// How far an import is.
public enum ImportState {
    /// the workbook waits for its turn
    QUEUED,
    /// rows are being checked; nothing is stored yet
    RUNNING,
    /// the valid rows are stored
    IMPORTED,
    /// a dry run is over; nothing is stored
    CHECKED,
    /// it was to be all or nothing and there are faults; nothing is stored
    REJECTED,
    /// it could not be carried out; nothing is stored
    FAILED;

    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
