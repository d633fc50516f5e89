package dangjian.gateway.password;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What makes a password good enough (口令复杂度), and how long it is.
@Component
public final class PasswordPolicy {

    private static final int MAXIMUM_LENGTH = 128;

    /// Everybody's mobile number looks like this, so the own one is refused without being known here.
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private static final List<IntPredicate> KINDS = List.of(
            Character::isLowerCase,
            Character::isUpperCase,
            Character::isDigit,
            character -> !Character.isLowerCase(character)
                    && !Character.isUpperCase(character)
                    && !Character.isDigit(character));

    private final PasswordProperties properties;
    private final CommonPasswords common = CommonPasswords.read();

    PasswordPolicy(PasswordProperties properties) {
        this.properties = properties;
    }

    /// Everything that is wrong with this password for this user; empty when it is good.
    public List<Weakness> weaknesses(Password password, String username) {
        var text = password.text();
        var length = text.codePointCount(0, text.length());
        return Stream.of(
                        new Weakness("password.too-short", properties.minimumLength())
                                .when(length < properties.minimumLength()),
                        new Weakness("password.too-long", MAXIMUM_LENGTH).when(length > MAXIMUM_LENGTH),
                        new Weakness("password.too-simple", properties.kinds()).when(kinds(text) < properties.kinds()),
                        new Weakness("password.contains-username").when(contains(text, username)),
                        new Weakness("password.contains-mobile")
                                .when(MOBILE.matcher(text).find()),
                        new Weakness("password.common").when(length <= MAXIMUM_LENGTH && common.contain(text)))
                .flatMap(found -> found)
                .toList();
    }

    /// How many former passwords may not come back, beside the present one.
    public int formerOnes() {
        return Math.max(0, properties.history() - 1);
    }

    /// The rule that a password breaks that was used before.
    public Weakness usedBefore() {
        return new Weakness("password.used-before", properties.history());
    }

    /// Whether a password that somebody else sets must be changed before anything else.
    public boolean isProvisional() {
        return properties.changeFirst();
    }

    /// Whether a password of this age is too old.
    public boolean isStale(Instant changedAt, Instant now) {
        return changedAt.plus(properties.longestAge()).isBefore(now);
    }

    PasswordRules rules() {
        return new PasswordRules(
                properties.basis(),
                properties.minimumLength(),
                MAXIMUM_LENGTH,
                properties.kinds(),
                properties.history(),
                properties.longestAge().toDays());
    }

    private static long kinds(String text) {
        return KINDS.stream().filter(kind -> text.codePoints().anyMatch(kind)).count();
    }

    private static boolean contains(String text, String username) {
        return !username.isBlank() && text.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT));
    }

    /// A rule that a password breaks, as the code of its message and what the message needs.
    public record Weakness(String code, Object... arguments) {

        Stream<Weakness> when(boolean isSo) {
            return isSo ? Stream.of(this) : Stream.empty();
        }
    }
}
