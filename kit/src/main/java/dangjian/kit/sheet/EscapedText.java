package dangjian.kit.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in a workbook, where characters that XML forbids stand as `_x0007_`.
final class EscapedText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private EscapedText() {}

    static String decode(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    /// Makes control characters visible to whoever reads the workbook and keeps them out of the XML.
    static String encode(String text) {
        if (text.chars().noneMatch(EscapedText::isForbidden) && !text.contains("_x")) {
            return text;
        }
        var encoded = new StringBuilder(text.length() + 6);
        for (var character : ESCAPE.matcher(text).replaceAll("_x005F_x$1_").toCharArray()) {
            if (isForbidden(character)) {
                encoded.append("_x%04X_".formatted((int) character));
            } else {
                encoded.append(character);
            }
        }
        return encoded.toString();
    }

    private static boolean isForbidden(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r';
    }
}
