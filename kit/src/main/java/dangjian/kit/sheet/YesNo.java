package dangjian.kit.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Yes or no as people tick it: 是/否, 有/无, Y/N, 1/0, √/×.
public final class YesNo {

    private static final Set<String> YES = Set.of("是", "有", "对", "y", "yes", "true", "1", "√", "✓", "✔", "☑");
    private static final Set<String> NO =
            Set.of("否", "无", "不是", "没有", "错", "n", "no", "false", "0", "×", "✗", "✘", "☒", "x");

    private YesNo() {}

    /// What was ticked, or nothing when it is neither.
    public static Optional<Boolean> parse(String text) {
        var plain = PlainText.compact(text).toLowerCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return Optional.of(true);
        }
        return NO.contains(plain) ? Optional.of(false) : Optional.empty();
    }
}
