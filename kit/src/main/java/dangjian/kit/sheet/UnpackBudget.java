package dangjian.kit.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What all parts of one workbook may still unpack to; every part is read through it.
final class UnpackBudget {

    /// Small parts may shrink as much as they like.
    private static final long HARMLESS = 1 << 20;

    /// Longer stretches without a new tag mean a name, attribute or text that a parser would have to hold as a whole.
    private static final int GREATEST_TOKEN = 1 << 20;

    private final int ratio;
    private long left;

    UnpackBudget(SheetLimits limits) {
        this.ratio = limits.ratio();
        this.left = limits.unpackedBytes();
    }

    /// Checks what the archive claims before anything is read.
    void expect(long claimed) {
        if (claimed > left) {
            throw SheetException.tooLarge();
        }
    }

    CountedStream guard(InputStream part, long packedBytes) {
        return new CountedStream(part, Math.max(HARMLESS, Math.max(1, packedBytes) * ratio));
    }

    /// A part that fails as soon as it grows beyond its limits, whatever the archive claims.
    final class CountedStream extends FilterInputStream {

        private final long most;
        private long read;
        private long sinceTag;

        private CountedStream(InputStream part, long most) {
            super(part);
            this.most = most;
        }

        long bytesRead() {
            return read;
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            if (count > 0) {
                take(count);
                track(buffer, offset, count);
            }
            return count;
        }

        private void take(int count) {
            read += count;
            left -= count;
            if (left < 0 || read > most) {
                throw SheetException.tooLarge();
            }
        }

        private void track(byte[] buffer, int offset, int count) {
            for (int i = offset + count - 1; i >= offset; i--) {
                if (buffer[i] == '<') {
                    sinceTag = offset + count - 1 - i;
                    return;
                }
            }
            sinceTag += count;
            if (sinceTag > GREATEST_TOKEN) {
                throw SheetException.tooLarge();
            }
        }
    }
}
