package dangjian.kit.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts that cells refer to by number, kept as plain bytes: a third of the memory of so many strings.
final class SharedTexts {

    private static final int BLOCK = 1 << 20;
    private static final int CACHED = 1 << 12;

    private final List<byte[]> blocks = new ArrayList<>();
    private final int most;
    private long[] places = new long[1 << 10];
    private int count;
    private int used = BLOCK;
    private long total;

    private final int[] cachedNumbers = new int[CACHED];
    private final @Nullable Cell[] cached = new @Nullable Cell[CACHED];

    SharedTexts(int mostBytes) {
        this.most = mostBytes;
    }

    static SharedTexts read(WorkbookFile file, String part, SheetLimits limits) throws IOException {
        var texts = new SharedTexts(limits.textBytes());
        if (file.has(part)) {
            try (var xml = file.read(part)) {
                while (xml.find("si")) {
                    texts.add(EscapedText.decode(xml.text()));
                }
            }
        }
        return texts;
    }

    void add(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        total += bytes.length + Long.BYTES;
        if (total > most) {
            throw SheetException.tooLarge();
        }
        if (blocks.isEmpty() || used + bytes.length > BLOCK) {
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        System.arraycopy(bytes, 0, blocks.getLast(), used, bytes.length);
        if (count == places.length) {
            places = Arrays.copyOf(places, count + (count >> 1));
        }
        places[count++] = (long) (blocks.size() - 1) << 40 | (long) used << 20 | bytes.length;
        used += bytes.length;
    }

    /// The cell with that text; the same object for texts that come again and again.
    Cell cell(int number) {
        if (number < 0 || number >= count) {
            throw SheetException.corrupt();
        }
        var slot = number & (CACHED - 1);
        var known = cached[slot];
        if (known != null && cachedNumbers[slot] == number) {
            return known;
        }
        var cell = Cell.text(text(places[number]));
        cached[slot] = cell;
        cachedNumbers[slot] = number;
        return cell;
    }

    private String text(long place) {
        var block = blocks.get((int) (place >>> 40));
        return new String(block, (int) (place >>> 20) & (BLOCK - 1), (int) place & (BLOCK - 1), StandardCharsets.UTF_8);
    }
}
