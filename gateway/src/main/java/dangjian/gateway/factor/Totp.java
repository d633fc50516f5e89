package dangjian.gateway.factor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by time (RFC 6238): HMAC-SHA-1, six digits, thirty seconds, which is what every authenticator knows.
final class Totp {

    static final int DIGITS = 6;
    static final int PERIOD_SECONDS = 30;

    private static final String MAC = "HmacSHA1";
    private static final int DRIFT = 1;

    private Totp() {}

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), PERIOD_SECONDS);
    }

    /// The step that this code belongs to, if it is that of now or a neighbour's: clocks differ, and typing takes time.
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        var present = step(now);
        return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
                .filter(step -> code(MAC, secret, step, DIGITS).equals(code))
                .findFirst();
    }

    static String code(byte[] secret, long step) {
        return code(MAC, secret, step, DIGITS);
    }

    /// @param algorithm of the HMAC, as the JDK names it
    static String code(String algorithm, byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
