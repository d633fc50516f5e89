package dangjian.kit.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as people type them: 2010-4-1, 2010/04/01, 2010.4.1, 20100401, 2010年4月1日, 二〇一〇年四月一日, with or
/// without a time of day behind.
public final class DateText {

    private static final Pattern TIME =
            Pattern.compile("(?<=[\\d日号])(?:T|\\s+)\\d{1,2}[:时]\\d{1,2}.*$", Pattern.DOTALL);
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]?)");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})|年(\\d{1,2})月(?:份)?|(\\d{2}))");

    private DateText() {}

    /// The day, or nothing when the text is no complete and existing date.
    public static Optional<LocalDate> parse(String text) {
        var plain = plain(text);
        var day = DAY.matcher(plain);
        if (day.matches()) {
            return day.group(2) == null
                    ? date(day.group(1), day.group(5), day.group(6))
                    : date(day.group(1), day.group(3), day.group(4));
        }
        var digits = DIGITS.matcher(plain);
        return digits.matches() ? date(digits.group(1), digits.group(2), digits.group(3)) : Optional.empty();
    }

    /// The month, also of a complete date: 2010年4月, 2010-04, 2010.4, 201004.
    public static Optional<YearMonth> parseMonth(String text) {
        var day = parse(text);
        if (day.isPresent()) {
            return day.map(YearMonth::from);
        }
        var month = MONTH.matcher(plain(text));
        if (!month.matches()) {
            return Optional.empty();
        }
        var number = month.group(2) != null ? month.group(2) : month.group(3) != null ? month.group(3) : month.group(4);
        return date(month.group(1), number, "1").map(YearMonth::from);
    }

    private static String plain(String text) {
        var trimmed = PlainText.trim(text);
        if (trimmed.length() > 40) {
            return "";
        }
        return ChineseDigits.replace(
                PlainText.compact(TIME.matcher(trimmed).replaceFirst("")).replace('。', '.'));
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
