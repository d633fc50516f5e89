package dangjian.kit.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The archive that a workbook is, opened only when its directory looks harmless.
final class WorkbookFile implements Closeable {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    private static final int DIRECTORY_END = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final long LARGEST_DIRECTORY = 1 << 20;

    private final ZipFile zip;
    private final UnpackBudget budget;
    private final Map<String, ZipEntry> parts = new HashMap<>();

    private WorkbookFile(ZipFile zip, SheetLimits limits) {
        this.zip = zip;
        this.budget = new UnpackBudget(limits);
    }

    static WorkbookFile open(Path path, SheetLimits limits) throws IOException {
        checkSignature(path);
        checkDirectory(path);
        try {
            var file = new WorkbookFile(new ZipFile(path.toFile()), limits);
            try {
                file.list(limits);
                return file;
            } catch (RuntimeException failure) {
                file.close();
                throw failure;
            }
        } catch (ZipException | IllegalArgumentException _) {
            throw SheetException.corrupt();
        }
    }

    boolean has(String part) {
        return parts.containsKey(key(part));
    }

    /// The unpacked size that the archive claims.
    long size(String part) {
        var entry = parts.get(key(part));
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    XmlPart read(String part) throws IOException {
        var entry = parts.get(key(part));
        if (entry == null) {
            throw SheetException.corrupt();
        }
        try {
            return new XmlPart(budget.guard(zip.getInputStream(entry), entry.getCompressedSize()));
        } catch (ZipException _) {
            throw SheetException.corrupt();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void list(SheetLimits limits) {
        if (zip.size() > limits.parts()) {
            throw SheetException.tooLarge();
        }
        var claimed = 0L;
        for (var entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(each -> each)::iterator) {
            claimed += Math.max(0, entry.getSize());
            parts.put(key(entry.getName()), entry);
        }
        budget.expect(claimed);
    }

    private static String key(String part) {
        return (part.startsWith("/") ? part.substring(1) : part).toLowerCase(Locale.ROOT);
    }

    private static void checkSignature(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var start = new byte[COMPOUND.length];
            var count = file.read(start);
            if (Arrays.equals(start, COMPOUND)) {
                throw SheetException.oldOrEncrypted();
            }
            if (count < ZIP.length || !Arrays.equals(start, 0, ZIP.length, ZIP, 0, ZIP.length)) {
                throw SheetException.notAWorkbook();
            }
        }
    }

    /// Reads the directory's size from its end record: opening the archive loads the directory as a whole.
    private static void checkDirectory(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var tail = new byte[(int) Math.min(file.length(), DIRECTORY_END + LONGEST_COMMENT)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            for (int i = tail.length - DIRECTORY_END; i >= 0; i--) {
                if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
                    if (unsigned(tail, i + 12) > LARGEST_DIRECTORY) {
                        throw SheetException.tooLarge();
                    }
                    return;
                }
            }
            throw SheetException.corrupt();
        }
    }

    private static long unsigned(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
    }
}
