package dangjian.kit.sheet;

import java.util.Optional;
import java.util.regex.Pattern;

/// Telephone numbers of mainland China as people type them, mobile and fixed.
public final class PhoneText {

    private static final Pattern NOISE = Pattern.compile("[\\s\\-()—–.]");
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)?86(?=1\\d{10}$|0?\\d{9,11}$)");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern FIXED =
            Pattern.compile("(0(?:10|2\\d)|0[3-9]\\d{2})?([2-8]\\d{6,7})(?:(?:转|ext|x|#)(\\d{1,6}))?");

    private PhoneText() {}

    /// The number as `13800138000`, `0512-66668888` or `0512-66668888-801`, or nothing when it is none.
    public static Optional<String> parse(String text) {
        var plain = PlainText.compact(text);
        if (plain.length() > 30) {
            return Optional.empty();
        }
        var digits = COUNTRY.matcher(NOISE.matcher(plain).replaceAll("")).replaceFirst("");
        if (MOBILE.matcher(digits).matches()) {
            return Optional.of(digits);
        }
        var fixed = FIXED.matcher(digits);
        if (!fixed.matches()) {
            return Optional.empty();
        }
        var area = fixed.group(1) == null ? "" : fixed.group(1) + "-";
        var extension = fixed.group(3) == null ? "" : "-" + fixed.group(3);
        return Optional.of(area + fixed.group(2) + extension);
    }

    /// Whether a parsed number is a mobile one.
    public static boolean isMobile(String number) {
        return MOBILE.matcher(number).matches();
    }
}
