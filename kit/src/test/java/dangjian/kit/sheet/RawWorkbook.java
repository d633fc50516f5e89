package dangjian.kit.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook written part by part, as any program or attacker might write it.
final class RawWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();
    private int row;

    RawWorkbook() {
        part("_rels/.rels", relations("rId1", "officeDocument", "xl/workbook.xml"));
        part("xl/_rels/workbook.xml.rels", relations("rId1", "worksheet", "worksheets/sheet1.xml"));
        workbook("<workbookPr/>", "<sheet name=\"名册\" sheetId=\"1\" r:id=\"rId1\"/>");
    }

    RawWorkbook part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    RawWorkbook without(String name) {
        parts.remove(name);
        return this;
    }

    RawWorkbook workbook(String properties, String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                        .formatted(MAIN, RELATIONS, properties, sheets));
    }

    RawWorkbook dates(String formatCode) {
        return part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"%s\"/></numFmts>"
                                .formatted(MAIN, formatCode)
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
    }

    /// Adds a row of text cells; null leaves a gap.
    RawWorkbook texts(String... texts) {
        var cells = new StringBuilder();
        for (var text : texts) {
            cells.append("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                    .append(text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</t></is></c>");
        }
        return cells(cells.toString());
    }

    /// Adds a row of cells given as XML.
    RawWorkbook cells(String xml) {
        row++;
        rows.append("<row r=\"").append(row).append("\">").append(xml).append("</row>");
        return this;
    }

    RawWorkbook skipRows(int count) {
        row += count;
        return this;
    }

    static String sheet(CharSequence rows) {
        return "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
    }

    static String relations(String id, String type, String target) {
        return "<Relationships><Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(id, RELATIONS, type, target);
    }

    byte[] bytes() {
        parts.putIfAbsent("xl/worksheets/sheet1.xml", sheet(rows));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    Path in(Path folder) {
        return file(folder, bytes());
    }

    static Path file(Path folder, byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "workbook", ".xlsx"), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
