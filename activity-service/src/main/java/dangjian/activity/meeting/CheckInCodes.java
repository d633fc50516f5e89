package dangjian.activity.meeting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The rotating codes of one opening of check-in: HMAC-SHA-256 over the activity and the window of time.
///
/// Whoever has the secret computes the same codes, so replicas agree without telling each other anything.
///
/// @param lasts length of a window; a code is accepted in its own and in the next
record CheckInCodes(UUID activityId, byte[] secret, Instant openedAt, Duration lasts) {

    private static final String PREFIX = "dangjian:check-in:";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // no I, L, O, U: easily misread
    private static final int LENGTH = 10;
    private static final int WINDOWS_REMEMBERED = 2880;

    /// What the QR code says: which activity, and the code of this moment.
    Shown shownAt(Instant moment) {
        var window = window(moment);
        return new Shown(
                PREFIX + activityId + ":" + code(window), code(window), startOf(window + 1), startOf(window + 2));
    }

    /// @param text the whole payload of a QR code, or only its code as somebody typed it
    Verdict verify(String text, Instant moment) {
        var given = normalised(text);
        var now = window(moment);
        if (matches(given, now) || matches(given, now - 1)) {
            return Verdict.VALID;
        }
        var first = Math.max(window(openedAt), now - WINDOWS_REMEMBERED);
        for (var window = now - 2; window >= first; window--) {
            if (matches(given, window)) {
                return Verdict.EXPIRED;
            }
        }
        return Verdict.WRONG;
    }

    private boolean matches(String given, long window) {
        return window >= window(openedAt)
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), code(window).getBytes(StandardCharsets.UTF_8));
    }

    private String normalised(String text) {
        var own = PREFIX + activityId + ":";
        var code = text.strip();
        return (code.startsWith(own) ? code.substring(own.length()) : code)
                .toUpperCase(Locale.ROOT)
                .replace(" ", "")
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private String code(long window) {
        var bits = ByteBuffer.wrap(mac(window)).getLong();
        var code = new StringBuilder(LENGTH);
        for (int place = 0; place < LENGTH; place++) {
            code.append(ALPHABET.charAt((int) (bits >>> (59 - 5 * place)) & 31));
        }
        return code.toString();
    }

    private byte[] mac(long window) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(ByteBuffer.allocate(24)
                    .putLong(activityId.getMostSignificantBits())
                    .putLong(activityId.getLeastSignificantBits())
                    .putLong(window)
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long window(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), lasts.toSeconds());
    }

    private Instant startOf(long window) {
        return Instant.ofEpochSecond(window * lasts.toSeconds());
    }

    /// Never the secret.
    @Override
    public String toString() {
        return "CheckInCodes[activityId=%s]".formatted(activityId);
    }

    /// A code as it is shown.
    ///
    /// @param nextAt when the next code is shown
    /// @param validUntil until when this one is accepted
    record Shown(String payload, String code, Instant nextAt, Instant validUntil) {}

    /// What a code turned out to be.
    enum Verdict {
        VALID,
        /// was shown at this opening, too long ago
        EXPIRED,
        /// never was a code of this opening
        WRONG
    }
}
