package dangjian.kit.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;
import org.springframework.core.io.ClassPathResource;

/// A document in the official layout (GB/T 9704-2012); page, fonts and styles are the files below
/// `document/official/`.
public final class OfficialDocument {

    /// The media type of the bytes.
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// Breaks the line within a paragraph.
    public static final String LINE_BREAK = "\n";

    private static final String LAYOUT = "document/official/";
    private static final List<String> PARTS = List.of(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/styles.xml",
            "word/settings.xml",
            "word/fontTable.xml",
            "word/footer-odd.xml",
            "word/footer-even.xml");

    private final XWPFDocument document;

    public OfficialDocument(String title, String author) {
        try {
            document = new XWPFDocument(new ByteArrayInputStream(layout()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var properties = document.getProperties().getCoreProperties();
        properties.setTitle(title);
        properties.setCreator(author);
    }

    /// The styles of the layout.
    public enum Style {
        TITLE("Title"),
        /// 主送机关
        ADDRESSEE("Normal"),
        BODY("BodyText"),
        HEADING_1("Heading1"),
        HEADING_2("Heading2"),
        ATTACHMENT_NOTE("AttachmentNote"),
        SIGNATURE("Signature"),
        SIGNATURE_DATE("SignatureDate"),
        ATTACHMENT_LABEL("AttachmentLabel"),
        ATTACHMENT_TITLE("AttachmentTitle"),
        TABLE_HEAD("TableHead"),
        TABLE_TEXT("TableText");

        private final String id;

        Style(String id) {
            this.id = id;
        }
    }

    /// Writes one paragraph of one piece.
    public void add(Style style, String text) {
        write(paragraph(style), text, false);
    }

    /// An empty paragraph of this style, to be written in pieces.
    public XWPFParagraph paragraph(Style style) {
        return styled(document.createParagraph(), style);
    }

    /// Writes a piece of text; a number that nobody knows is shaded.
    public void write(XWPFParagraph paragraph, String text, boolean isUnknown) {
        var run = paragraph.createRun();
        if (isUnknown) {
            run.setStyle("NoData");
        }
        var lines = text.split(LINE_BREAK);
        for (var line = 0; line < lines.length; line++) {
            if (line > 0) {
                run.addBreak();
            }
            run.setText(lines[line], line);
        }
        preferChinese(run);
    }

    /// A table whose first row repeats on every page.
    ///
    /// @param widths of the columns in twentieths of a point
    public void table(List<Integer> widths, List<List<String>> rows) {
        var table = new OfficialTable(document.createTable(rows.size(), widths.size()), widths);
        for (var row = 0; row < rows.size(); row++) {
            for (var column = 0; column < widths.size(); column++) {
                var style = row == 0 ? Style.TABLE_HEAD : Style.TABLE_TEXT;
                write(styled(table.cell(row, column), style), rows.get(row).get(column), false);
            }
        }
    }

    public byte[] bytes() {
        try (document) {
            var bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static XWPFParagraph styled(XWPFParagraph paragraph, Style style) {
        paragraph.setStyle(style.id);
        return paragraph;
    }

    /// Without the hint, word processors set “ ” and … in the Latin font.
    private static void preferChinese(XWPFRun run) {
        var properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        var fonts = properties.sizeOfRFontsArray() > 0 ? properties.getRFontsArray(0) : properties.addNewRFonts();
        fonts.setHint(STHint.EAST_ASIA);
    }

    private static byte[] layout() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : PARTS) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(new ClassPathResource(LAYOUT + part).getContentAsByteArray());
            }
        }
        return bytes.toByteArray();
    }
}
