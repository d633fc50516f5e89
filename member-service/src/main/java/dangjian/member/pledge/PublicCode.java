package dangjian.member.pledge;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Makes the unguessable part of a public page's address.
final class PublicCode {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicCode() {}

    /// A new one of 128 random bits.
    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
