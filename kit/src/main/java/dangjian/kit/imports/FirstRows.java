package dangjian.kit.imports;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// In which row a value stood first, to find duplicates in a whole sheet: about 24 bytes for each row.
///
/// Values are kept as 64-bit hashes under a seed of their own, so that no sheet can be made to collide.
public final class FirstRows {

    private static final int SMALLEST = 1 << 10;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final long seed = RandomGenerator.getDefault().nextLong();
    private long[] hashes = new long[SMALLEST];
    private int[] rows = new int[SMALLEST];
    private int count;

    /// Notes the value; the row in which it stood before, or nothing when it is new.
    public OptionalInt note(String value, int row) {
        var hash = hash(value);
        var slot = slot(hash);
        if (rows[slot] != 0) {
            return OptionalInt.of(rows[slot]);
        }
        hashes[slot] = hash;
        rows[slot] = row;
        if (++count * 2 > rows.length) {
            grow();
        }
        return OptionalInt.empty();
    }

    private int slot(long hash) {
        var slot = (int) hash & (rows.length - 1);
        while (rows[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (rows.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldRows = rows;
        hashes = new long[oldHashes.length * 2];
        rows = new int[oldRows.length * 2];
        for (int i = 0; i < oldRows.length; i++) {
            if (oldRows[i] != 0) {
                var slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                rows[slot] = oldRows[i];
            }
        }
    }

    private long hash(String value) {
        var hash = seed;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        hash *= 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 29;
    }
}
