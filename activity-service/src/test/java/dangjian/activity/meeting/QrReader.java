package dangjian.activity.meeting;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/// Reads QR codes back, as a phone would.
final class QrReader {

    private QrReader() {}

    static String read(byte[] png) throws IOException, ReaderException {
        return read(Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png))));
    }

    static String read(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        var pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }
}
