package dangjian.kit.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/// Makes headings comparable: 「姓 名*」, 「姓名（必填）」 and 「姓名：」 are all 「姓名」.
final class HeadingKey {

    private static final Pattern NOTE = Pattern.compile("(\\([^)]*\\)|\\[[^\\]]*]|【[^】]*】|〔[^〕]*〕)+$");
    private static final Pattern DECORATION = Pattern.compile("[*·.:;,、_\\-\"'“”※★☆]");

    private HeadingKey() {}

    static String of(String heading) {
        var text = PlainText.compact(heading);
        text = DECORATION.matcher(text).replaceAll("");
        var withoutNote = NOTE.matcher(text).replaceAll("");
        return (withoutNote.isEmpty() ? text : withoutNote).toLowerCase(Locale.ROOT);
    }
}
