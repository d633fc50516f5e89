package dangjian.kit.sheet;

/// How much of a workbook is read before it counts as an attack or a mistake.
///
/// @param rows greatest number of rows with content below the header
/// @param columns greatest number of columns with content
/// @param unpackedBytes greatest size of all parts together once unpacked
/// @param ratio greatest factor by which one part may grow when unpacked
/// @param parts greatest number of files in the archive
/// @param textBytes greatest size of the table of shared texts, the only part that is kept in memory
public record SheetLimits(int rows, int columns, long unpackedBytes, int ratio, int parts, int textBytes) {

    public static final SheetLimits DEFAULT = new SheetLimits(200_000, 256, 512L << 20, 200, 1_000, 96 << 20);

    public SheetLimits withRows(int most) {
        return new SheetLimits(most, columns, unpackedBytes, ratio, parts, textBytes);
    }
}
