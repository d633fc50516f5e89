package dangjian.kit.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/// What a service can answer with instead of what was asked for (错误目录): every code with its status and texts.
public final class ProblemCatalogue {

    private final Supplier<List<Entry>> entries;

    /// @param packages whose classes are read, when the catalogue is asked for the first time
    ProblemCatalogue(List<String> packages, Messages messages) {
        this.entries = SingletonSupplier.of(() -> read(packages, messages));
    }

    public List<Entry> entries() {
        return entries.get();
    }

    private static List<Entry> read(List<String> packages, Messages messages) {
        var codes = ProblemCodes.in(packages);
        return codes.kinds().entrySet().stream()
                .filter(code -> messages.knows(code.getKey()))
                .map(code -> entry(code.getKey(), code.getValue(), messages))
                .filter(entry ->
                        !entry.statuses().isEmpty() || codes.faults().contains(entry.code()) || entry.isSentence())
                .toList();
    }

    private static Entry entry(String code, Set<Kind> kinds, Messages messages) {
        return new Entry(
                code,
                kinds.stream().map(kind -> kind.status().value()).toList(),
                messages.text(code, Locale.SIMPLIFIED_CHINESE),
                messages.text(code, Locale.ENGLISH));
    }

    /// One code.
    ///
    /// @param statuses HTTP statuses that it comes with as the `code` of a problem; none when it only stands in
    ///     `errors`, at the place that is wrong
    /// @param chinese what is wrong and what would be right, with `{0}` and so on for what is only known then
    public record Entry(String code, List<Integer> statuses, String chinese, String english) {

        /// Codes name titles and units as well; what is wrong is told in a sentence.
        private boolean isSentence() {
            return chinese.endsWith("。");
        }
    }
}
