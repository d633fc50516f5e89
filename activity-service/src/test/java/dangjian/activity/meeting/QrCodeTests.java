package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class QrCodeTests {

    private static final String TEXT = "dangjian:check-in:0199f3a0-1000-7000-8000-000000000001:7K2QX4M9TB";
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Test
    void aPhoneReadsThePngBack() throws Exception {
        assertThat(QrReader.read(QrCode.of(TEXT).png())).isEqualTo(TEXT);
    }

    @Test
    void aPhoneReadsTheDrawnSvgBack() throws Exception {
        assertThat(QrReader.read(drawn(QrCode.of(TEXT).svg()))).isEqualTo(TEXT);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(5000)));
    }

    /// Draws the path of the SVG, eight pixels per unit.
    private static BufferedImage drawn(String svg) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        int size = Integer.parseInt(root.getAttribute("viewBox").split(" ")[2]) * 8;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, size, size);
        graphics.setColor(Color.BLACK);
        var path = root.getElementsByTagName("path").item(0).getAttributes().getNamedItem("d");
        var modules = MODULE.matcher(path.getNodeValue());
        while (modules.find()) {
            graphics.fillRect(Integer.parseInt(modules.group(1)) * 8, Integer.parseInt(modules.group(2)) * 8, 8, 8);
        }
        graphics.dispose();
        return image;
    }
}
