package dangjian.gateway.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final String SEED = "12345678901234567890";
    private static final byte[] SECRET = SEED.getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B.
    @ParameterizedTest
    @CsvSource({
        "59,          94287082, 46119246, 90693936",
        "1111111109,  07081804, 68084774, 25091201",
        "1111111111,  14050471, 67062674, 99943326",
        "1234567890,  89005924, 91819424, 93441116",
        "2000000000,  69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826",
    })
    void makesTheCodesOfTheStandard(long time, String sha1, String sha256, String sha512) {
        var step = Totp.step(Instant.ofEpochSecond(time));
        assertThat(Totp.code("HmacSHA1", seed(20), step, 8)).isEqualTo(sha1);
        assertThat(Totp.code("HmacSHA256", seed(32), step, 8)).isEqualTo(sha256);
        assertThat(Totp.code("HmacSHA512", seed(64), step, 8)).isEqualTo(sha512);
        assertThat(Totp.code(SECRET, step)).isEqualTo(sha1.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void aCodeIsGoodForItsOwnStepAndItsNeighbours(int drift, boolean isGood) {
        var now = Instant.ofEpochSecond(1_111_111_109);
        var step = Totp.step(now) + drift;
        var found = Totp.stepOf(Totp.code(SECRET, step), SECRET, now);
        assertThat(found.isPresent()).isEqualTo(isGood);
        if (isGood) {
            assertThat(found).hasValue(step);
        }
    }

    /// RFC 4648, section 10.
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesAndReadsBase32(String text, String encoded) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base32.encode(bytes)).isEqualTo(encoded);
        assertThat(Base32.decode(encoded)).isEqualTo(bytes);
    }

    @Test
    void aSecretOfAllBytesComesBack() {
        var all = HexFormat.of().parseHex("00ff80017f10204080c0e0f0f8fcfeffaa55deadbeef0123");
        assertThat(Base32.decode(Base32.encode(all))).isEqualTo(all);
    }

    private static byte[] seed(int length) {
        return SEED.repeat(4).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
