package dangjian.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    @AfterEach
    void stop() {
        passwords.destroy();
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
}
