package dangjian.kit.sheet;

/// Text as it was meant: half-width instead of full-width characters, and no blanks that only a computer sees.
public final class PlainText {

    private static final int WIDTH_DIFFERENCE = '！' - '!';

    private PlainText() {}

    /// Turns full-width letters, digits and signs (Ａ, １, －, （) and every kind of blank into plain ones.
    public static String halfWidth(String text) {
        var plain = (char[]) null;
        for (int i = 0; i < text.length(); i++) {
            var before = text.charAt(i);
            var after = halfWidth(before);
            if (before != after) {
                if (plain == null) {
                    plain = text.toCharArray();
                }
                plain[i] = after;
            }
        }
        return plain == null ? text : new String(plain);
    }

    /// Half-width text without leading and trailing blanks.
    public static String trim(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return halfWidth(text.substring(start, end));
    }

    /// Half-width text without any blank, for numbers, codes and headings.
    public static String compact(String text) {
        var compact = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                compact.append(halfWidth(text.charAt(i)));
            }
        }
        return compact.toString();
    }

    /// Whether there is nothing to see: spaces of any kind, line breaks, zero-width characters.
    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char character) {
        if (character <= ' ') {
            return character == ' ' || (character >= '\t' && character <= '\r');
        }
        return character >= '\u0085'
                && (Character.isSpaceChar(character)
                        || character == '\u0085'
                        || (character >= '\u200b' && character <= '\u200f')
                        || character == '\u2060'
                        || character == '\ufeff');
    }

    private static char halfWidth(char character) {
        if (character >= '！' && character <= '～') {
            return (char) (character - WIDTH_DIFFERENCE);
        }
        return character > '~' && Character.isSpaceChar(character) ? ' ' : character;
    }
}
