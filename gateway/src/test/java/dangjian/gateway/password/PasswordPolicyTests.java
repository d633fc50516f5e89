package dangjian.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private final PasswordPolicy policy =
            new PasswordPolicy(new PasswordProperties("test", 10, 3, 3, 5, 5, Duration.ofDays(90), true));

    @ParameterizedTest
    @ValueSource(strings = {"Lantern-2026-river", "lantern-2026", "LANTERN-2026", "党建平台-lantern-1", "Lantern2026"})
    void aLongMixedPasswordIsGood(String text) {
        assertThat(weaknesses(text, "wang")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Lan-2026, password.too-short",
        "Lan-20261, password.too-short",
        "lanternriver, password.too-simple",
        "lantern1234567, password.too-simple",
        "12345678901, password.too-simple",
        "Wang-Lantern-2026, password.contains-username",
        "x-WANG-lantern-1, password.contains-username",
    })
    void aWeakPasswordIsTold(String text, String code) {
        assertThat(weaknesses(text, "wang")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P@ssw0rd-2026",
                "Password123!",
                "Admin@123456",
                "Qwerty-123456",
                "1qaz@WSX3edc",
                "Dangjian@2026",
                "WoAiNi-1314520",
                "Abcd-12345678",
                "2026-Welcome!"
            })
    void aPasswordThatGuessersTryFirstIsRefusedInAnyDisguise(String text) {
        assertThat(weaknesses(text, "wang")).contains("password.common");
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaaaA1, password.run",
        "Abcdefghij1, password.run",
        "Lantern-4321, password.run",
        "Lantern--2222, password.run",
        "xX1xX1xX1xX1, password.few-characters",
        "王秀兰-Lantern-1, password.contains-name",
    })
    void aPasswordThatRepeatsItselfOrCountsOrNamesItsHolderIsRefused(String text, String code) {
        assertThat(weaknesses(text, "wang")).contains(code).isSubsetOf(code, "password.few-characters");
    }

    @Test
    void shortRunsAndThePartsOfANameAreNothingBad() {
        assertThat(weaknesses("Lantern-111-xyz-321", "wang")).isEmpty();
        assertThat(weaknesses("兰-Lantern-1", "wang")).isEmpty();
        assertThat(policy.weaknesses(new Password("Lantern-a-2026"), "wang", "a"))
                .isEmpty();
    }

    @Test
    void noPasswordHoldsAMobileNumber() {
        assertThat(weaknesses("Li-13800138000", "wang")).containsExactly("password.contains-mobile");
        assertThat(weaknesses("Li-23800138000", "wang")).isEmpty();
    }

    @Test
    void aPasswordGrowsStaleAfterNinetyDays() {
        var changed = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(policy.isStale(changed, changed.plus(Duration.ofDays(90)))).isFalse();
        assertThat(policy.isStale(changed, changed.plus(Duration.ofDays(90)).plusSeconds(1)))
                .isTrue();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(weaknesses("wang", "wang"))
                .containsExactly("password.too-short", "password.too-simple", "password.contains-username");
    }

    @Test
    void aPasswordHasAnEnd() {
        assertThat(weaknesses("Ab1-c".repeat(40), "wang")).containsExactly("password.too-long");
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        assertThat(weaknesses("Ab1" + "𠮷x".repeat(3), "wang")).containsExactly("password.too-short");
    }

    @Test
    void aPasswordNeverShowsItself() {
        assertThat(new Password("Lantern-2026")).hasToString("******");
    }

    private List<String> weaknesses(String text, String username) {
        return policy.weaknesses(new Password(text), username, "王秀兰").stream()
                .map(PasswordPolicy.Weakness::code)
                .toList();
    }
}
