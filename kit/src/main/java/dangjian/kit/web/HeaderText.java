package dangjian.kit.web;

import org.jspecify.annotations.Nullable;

/// What may stand in a header: what Spring Security's firewall lets in by default, but without its regular expressions,
/// which cost more than all the rest that it does.
final class HeaderText {

    private HeaderText() {}

    static boolean isName(@Nullable String text) {
        return text == null || text.codePoints().allMatch(HeaderText::isWritten);
    }

    static boolean isValue(@Nullable String text) {
        return text == null || text.codePoints().allMatch(character -> character == '\t' || isWritten(character));
    }

    private static boolean isWritten(int character) {
        return Character.isDefined(character) && !Character.isISOControl(character);
    }
}
