package dangjian.kit.imports;

/// One row of the sheet on its way into the database.
///
/// @param number the row's number as the user sees it
/// @param faults what is wrong with it so far; a check adds to it
public record ImportRow<R>(int number, R value, RowFaults faults) {}
