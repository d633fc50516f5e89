package dangjian.member.discipline;

import dangjian.kit.web.Problem;
import java.text.Normalizer;
import java.util.Locale;

/// The number by which a matter is known (立案编号), written one way however somebody types it.
public final class MatterNumber {

    static final int LONGEST = 60;

    private MatterNumber() {}

    /// @throws Problem when nothing is left of it, or too much
    public static String of(String typed) {
        var plain = plain(typed);
        if (!fits(plain)) {
            throw Problem.invalid("request.invalid").at("/matterNo", "member.matter-number", LONGEST);
        }
        return plain;
    }

    static boolean fits(String plain) {
        return !plain.isEmpty() && plain.length() <= LONGEST;
    }

    /// Half-width, in capitals and without spaces.
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT);
    }
}
