package dangjian.gateway.password;

import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What makes a password good enough (口令复杂度).
@Component
public final class PasswordPolicy {

    private static final int MAXIMUM_LENGTH = 128;

    private static final List<IntPredicate> KINDS = List.of(
            Character::isLowerCase,
            Character::isUpperCase,
            Character::isDigit,
            character -> !Character.isLowerCase(character)
                    && !Character.isUpperCase(character)
                    && !Character.isDigit(character));

    private final PasswordProperties properties;

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
                        new Weakness("password.contains-username").when(contains(text, username)))
                .flatMap(found -> found)
                .toList();
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
