package dangjian.gateway;

import dangjian.kit.web.Problem;
import java.util.regex.Pattern;

/// A name that people read in lists and answers (名称): one line, without characters that are not seen or turn round what
/// stands beside them.
public final class PlainName {

    /// Control characters, line and paragraph separators, and format characters such as U+202E.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private PlainName() {}

    /// The name without surrounding blanks; 400 `name.unseen` when it holds such characters.
    ///
    /// @param pointer where it stands in the request
    public static String of(String text, String pointer) {
        if (UNSEEN.matcher(text).find()) {
            throw Problem.invalid("name.unseen").at(pointer, "name.unseen");
        }
        return text.strip();
    }
}
