package dangjian.member;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A ledger that was downloaded: a line that tells whose copy it is, headings, rows.
public record Workbook(String title, List<Map<String, String>> rows) {

    static Workbook read(byte[] bytes) {
        try (var file = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var sheet = file.getSheetAt(0);
            var headings = sheet.getRow(1);
            return new Workbook(
                    sheet.getRow(0).getCell(0).getStringCellValue(),
                    IntStream.rangeClosed(2, sheet.getLastRowNum())
                            .mapToObj(number -> cells(headings, sheet.getRow(number)))
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> cells(Row headings, Row row) {
        var cells = new LinkedHashMap<String, String>();
        headings.forEach(heading -> {
            var cell = row.getCell(heading.getColumnIndex());
            cells.put(heading.getStringCellValue(), cell == null ? "" : cell.getStringCellValue());
        });
        return cells;
    }
}
