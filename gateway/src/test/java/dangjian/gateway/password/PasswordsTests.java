package dangjian.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;

import dangjian.gateway.password.HashProperties.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTests {

    private final Passwords passwords = passwords(Algorithm.ARGON2ID, 600_000);
    private final Passwords national = passwords(Algorithm.PBKDF2_SM3, 1_000);

    @AfterEach
    void stop() {
        passwords.destroy();
        national.destroy();
    }

    /// The expected keys are those of OpenSSL 3.0 (`openssl kdf -kdfopt digest:SM3 … PBKDF2`).
    @ParameterizedTest
    @CsvSource({
        "password, salt, 1, 4612f922a1fdcefaf4312fc6f8f3322b489cbf24f2ea361b44c2bd8fa2c6dcb0",
        "password, salt, 2, fee723a2bc966e11dffb66133f4e8df577383c78ade30e3298edbd3e54ed85b7",
        "password, salt, 4096, b6e8f2074c87432b78f62e5ced980fdff89e86af2f693dab1638e2b3683045dd",
        "passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096,"
                + " 3b6282ac8519f059e465abff0ea37b0dbfe6c672a76e6b805312d53900db630732ccc1a88fa5512a",
        "党建-Lantern-2026, 盐, 1000, 153b352d3a496d16069472692799be0910b70216249ad534bf4e17de447b2138",
    })
    void derivesWhatOpenSslDerives(String password, String salt, int iterations, String expected) {
        var key = Pbkdf2Sm3Encoder.derive(
                password.getBytes(StandardCharsets.UTF_8),
                salt.getBytes(StandardCharsets.UTF_8),
                iterations,
                expected.length() / 2);
        assertThat(HexFormat.of().formatHex(key)).isEqualTo(expected);
    }

    @Test
    void theNationalAlgorithmHashesAndComparesToo() {
        var hash = national.encode(new Password("Lantern-2026"));
        assertThat(hash).matches("\\{pbkdf2-sm3}1000\\$[A-Za-z0-9+/=]{24}\\$[A-Za-z0-9+/=]{44}");
        assertThat(national.matches(new Password("Lantern-2026"), hash).block()).isTrue();
        assertThat(national.matches(new Password("lantern-2026"), hash).block()).isFalse();
    }

    /// Or the time of an answer would tell which names have an account.
    @Test
    void whoHasNoHashCostsACompareAtTheSameCostAndIsRefused() {
        var encoder = spy(new Pbkdf2Sm3Encoder(1_000));
        var counted = new Passwords(encoder);
        try {
            for (var text : List.of("Lantern-2026", "nobody has this password")) {
                assertThat(counted.matches(new Password(text), null).block()).isFalse();
                verify(encoder).matches(eq(text), startsWith("1000$"));
            }
        } finally {
            counted.destroy();
        }
    }

    @Test
    void aHashOfAnotherAlgorithmOrOfLowerCostsIsOutdatedAndStillCompares() {
        var argon = passwords.encode(new Password("Lantern-2026"));
        var cheap = national.encode(new Password("Lantern-2026"));
        assertThat(passwords.isOutdated(argon)).isFalse();
        assertThat(national.isOutdated(cheap)).isFalse();
        assertThat(national.isOutdated(argon)).isTrue();
        assertThat(passwords.isOutdated(cheap)).isTrue();
        var dearer = passwords(Algorithm.PBKDF2_SM3, 2_000);
        assertThat(dearer.isOutdated(cheap)).isTrue();
        assertThat(dearer.matches(new Password("Lantern-2026"), cheap).block()).isTrue();
        assertThat(dearer.matches(new Password("Lantern-2026"), argon).block()).isTrue();
        dearer.destroy();
    }

    @Test
    void aHashNamesItsAlgorithmAndCosts() {
        assertThat(passwords.encode(new Password("Lantern-2026")))
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.encode(new Password("Lantern-2026")));
    }

    @Test
    void onlyTheRightPasswordMatches() {
        var hash = passwords.hash(new Password("Lantern-2026")).block();
        assertThat(passwords.matches(new Password("Lantern-2026"), hash).block())
                .isTrue();
        assertThat(passwords.matches(new Password("lantern-2026"), hash).block())
                .isFalse();
    }

    @Test
    void nobodysPasswordNeverMatches() {
        assertThat(passwords
                        .matches(new Password("nobody has this password"), null)
                        .block())
                .isFalse();
    }

    private static Passwords passwords(Algorithm algorithm, int iterations) {
        return new Passwords(new HashProperties(algorithm, 19_456, 2, iterations));
    }
}
