/// Spreadsheets in and out: untidy workbooks read as a stream, tidy ones written as a stream, both in bounded memory.
///
/// The reader stands directly on the StAX parser that fastexcel uses: an uploaded workbook is hostile until proven
/// otherwise, and limits on inflation, names, depth, columns and shared strings can only be kept below the level at
/// which fastexcel's own reader allocates.
@NullMarked
package dangjian.kit.sheet;

import org.jspecify.annotations.NullMarked;
