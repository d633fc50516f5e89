package dangjian.org.rule;

import dangjian.kit.sheet.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The ways in which the entries of a code list are written in sheets.
final class Spellings<E> {

    private final Map<String, E> entries = new HashMap<>();

    Spellings(E[] all, Function<E, List<String>> spellings) {
        for (var entry : all) {
            for (var spelling : spellings.apply(entry)) {
                if (entries.put(PlainText.compact(spelling), entry) != null) {
                    throw new IllegalArgumentException("Two entries are spelt " + spelling);
                }
            }
        }
    }

    Optional<E> find(String text) {
        return Optional.ofNullable(entries.get(PlainText.compact(text)));
    }
}
