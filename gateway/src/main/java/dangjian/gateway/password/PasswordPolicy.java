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
    ///
    /// @param name of the holder, as far as it is known
    public List<Weakness> weaknesses(Password password, String username, String name) {
        var text = password.text();
        var length = text.codePointCount(0, text.length());
        return Stream.of(
                        new Weakness("password.too-short", properties.minimumLength())
                                .when(length < properties.minimumLength()),
                        new Weakness("password.too-long", MAXIMUM_LENGTH).when(length > MAXIMUM_LENGTH),
                        new Weakness("password.too-simple", properties.kinds()).when(kinds(text) < properties.kinds()),
                        new Weakness("password.contains-username").when(contains(text, username)),
                        new Weakness("password.contains-name").when(isName(name) && contains(text, name)),
                        new Weakness("password.run", properties.longestRun()).when(hasRun(text)),
                        new Weakness("password.few-characters", properties.different())
                                .when(length >= properties.minimumLength() && different(text) < properties.different()),
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
                properties.longestRun(),
                properties.different(),
                properties.history(),
                properties.longestAge().toDays());
    }

    private static long kinds(String text) {
        return KINDS.stream().filter(kind -> text.codePoints().anyMatch(kind)).count();
    }

    /// One character would be found in every other password.
    private static boolean isName(String name) {
        return name.codePointCount(0, name.length()) > 1;
    }

    /// Whether too many characters follow one another that are the same, or each the next or the one before: `aaaa`,
    /// `abcd`, `4321`.
    private boolean hasRun(String text) {
        var points = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        var run = 1;
        var step = 0;
        for (var place = 1; place < points.length; place++) {
            var next = points[place] - points[place - 1];
            run = Math.abs(next) > 1 ? 1 : run > 1 && next == step ? run + 1 : 2;
            step = next;
            if (run > properties.longestRun()) {
                return true;
            }
        }
        return false;
    }

    private static long different(String text) {
        return text.toLowerCase(Locale.ROOT).codePoints().distinct().count();
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
