package dangjian.member.pledge;

import dangjian.kit.web.Problem;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/// Text that the public may read: it holds no phone number and no ID number, however somebody writes them.
final class PublicText {

    /// What stands between the digits of one number.
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[\\s.\\-‐-―·]{1,3}(?=[\\dXx])");

    private static final Pattern PERSONAL = Pattern.compile(String.join(
            "|",
            "(?<!\\d)(?:\\+?86)?1[3-9]\\d{9}(?!\\d)",
            "(?<!\\d)\\(?0\\d{2,3}\\)?\\d{7,8}(?!\\d)",
            "(?<!\\d)[48]00\\d{7}(?!\\d)",
            "(?:电话|手机|座机|热线|联系|致电|拨打|微信|QQ|qq|[Tt][Ee][Ll])\\D{0,6}\\d{6,12}(?!\\d)",
            "(?<!\\d)\\d{17}[\\dXx](?!\\d)",
            "(?<!\\d)\\d{15}(?!\\d)"));

    private PublicText() {}

    /// @param pointer where the texts stand in the request; each adds its place
    static void mustNotBePersonal(String pointer, List<String> texts) {
        for (int place = 0; place < texts.size(); place++) {
            mustNotBePersonal(pointer + "/" + place, texts.get(place));
        }
    }

    static void mustNotBePersonal(String pointer, String text) {
        if (isPersonal(text)) {
            throw Problem.unprocessable("member.pledge.rules").at(pointer, "member.pledge.personal");
        }
    }

    static boolean isPersonal(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return PERSONAL.matcher(BETWEEN_DIGITS.matcher(plain).replaceAll("")).find();
    }
}
