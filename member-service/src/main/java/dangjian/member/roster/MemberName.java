package dangjian.member.roster;

import dangjian.kit.sheet.PlainText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a member's name (姓名) is written.
final class MemberName {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 50;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern DOTS = Pattern.compile("[•・‧∙．⋅]");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}〇·\\s]+");
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}〇][\\p{L}\\p{M}〇·.'’\\- ]*");

    private MemberName() {}

    /// One blank between the words of a foreign name, none in a Chinese one (「张 三」), and one kind of dot.
    static String normalise(String text) {
        var plain = BLANKS.matcher(DOTS.matcher(PlainText.trim(text)).replaceAll("·"))
                .replaceAll(" ");
        return CHINESE.matcher(plain).matches() ? plain.replace(" ", "") : plain;
    }

    /// What is wrong with a normalised name, or nothing.
    static @Nullable String fault(String name) {
        var length = name.codePointCount(0, name.length());
        if (length < SHORTEST || length > LONGEST) {
            return "member.name.length";
        }
        return ALLOWED.matcher(name).matches() ? null : "member.name.characters";
    }
}
