package dangjian.gateway.path;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What of an address the platform knows: which segments are its own words, and whether anybody is known to serve it.
///
/// @param isServed whether the gateway or a service has such an operation, or may have it
public record KnownPath(List<String> segments, BitSet words, boolean isServed) {

    /// Where nothing is known at all.
    static final KnownPath UNKNOWN = new KnownPath(List.of(), new BitSet(), false);

    public boolean isUnknown() {
        return segments.isEmpty();
    }

    public boolean isWord(int segment) {
        return words.get(segment);
    }

    /// The segments that are no words: ids, and whatever somebody typed.
    public Stream<String> values() {
        return IntStream.range(0, segments.size())
                .filter(segment -> !isWord(segment))
                .mapToObj(segments::get);
    }
}
