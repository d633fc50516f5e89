package dangjian.kit.sheet;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which of a workbook's cell formats show their number as a date.
final class CellFormats {

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*]");
    private static final Pattern DAY_OR_YEAR = Pattern.compile("[yYdD年日]");
    private static final Pattern MONTH = Pattern.compile("[mM月]");
    private static final Pattern TIME = Pattern.compile("[hHsS]");

    private final BitSet dates = new BitSet();

    static CellFormats read(WorkbookFile file, String part) throws IOException {
        var formats = new CellFormats();
        if (file.has(part)) {
            try (var xml = file.read(part)) {
                formats.read(xml);
            }
        }
        return formats;
    }

    boolean isDate(int format) {
        return dates.get(format);
    }

    private void read(XmlPart xml) {
        var dateCodes = new HashSet<String>();
        var inCells = false;
        var index = 0;
        while (xml.nextTag("cellXfs")) {
            switch (xml.name()) {
                case "numFmt" -> {
                    if (isDateCode(xml.attribute("formatCode"))) {
                        dateCodes.add(String.valueOf(xml.attribute("numFmtId")));
                    }
                }
                case "cellXfs" -> inCells = !xml.isEnd();
                case "xf" -> {
                    if (inCells) {
                        dates.set(index++, isDate(xml.attribute("numFmtId"), dateCodes));
                    }
                }
                default -> {}
            }
        }
    }

    private static boolean isDate(@Nullable String id, Set<String> dateCodes) {
        return id != null && (dateCodes.contains(id) || isBuiltIn(id));
    }

    /// The date formats that need no definition, among them the ones of Chinese spreadsheets (27–36, 50–58).
    private static boolean isBuiltIn(String id) {
        return id.matches("1[4-7]|22|2[7-9]|3[01]|36|5[0-478]");
    }

    static boolean isDateCode(@Nullable String code) {
        if (code == null) {
            return false;
        }
        var signs = LITERAL.matcher(code.replace("\"年\"", "年").replace("\"月\"", "月"))
                .replaceAll("");
        return DAY_OR_YEAR.matcher(signs).find()
                || (MONTH.matcher(signs).find() && !TIME.matcher(signs).find());
    }
}
