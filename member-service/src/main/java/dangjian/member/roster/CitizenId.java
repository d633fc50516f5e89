package dangjian.member.roster;

import dangjian.kit.sheet.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A valid citizen identity number (公民身份号码, GB 11643): 17 digits and a check character.
///
/// The first six digits are not looked up: divisions change, numbers do not.
record CitizenId(String number) {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /// @throws IllegalArgumentException when it is none
    CitizenId {
        if (fault(number) != null) {
            throw new IllegalArgumentException("Not a citizen ID");
        }
    }

    /// The number as it should be written: without blanks, half-width, with a capital X.
    static String normalise(String text) {
        return PlainText.compact(text)
                .replace("'", "")
                .toUpperCase(Locale.ROOT)
                .replace('Х', 'X') // Cyrillic
                .replace('×', 'X');
    }

    /// What is wrong with a normalised number, or nothing.
    static @Nullable String fault(String number) {
        if (number.length() != LENGTH) {
            return "member.id-number.length";
        }
        for (int place = 0; place < LENGTH; place++) {
            var character = number.charAt(place);
            if ((character < '0' || character > '9') && (place < LENGTH - 1 || character != 'X')) {
                return "member.id-number.characters";
            }
        }
        if (birthday(number) == null) {
            return "member.id-number.birthday";
        }
        return checkCharacter(number) == number.charAt(LENGTH - 1) ? null : "member.id-number.check-digit";
    }

    LocalDate birthday() {
        return LocalDate.of(digits(number, 6, 10), digits(number, 10, 12), digits(number, 12, 14));
    }

    Sex sex() {
        return digits(number, 16, 17) % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /// The valid numbers that one mistyped digit or two swapped ones make of this one, the check character set right.
    Stream<String> slips() {
        var digits = number.substring(0, LENGTH - 1);
        var mistyped = IntStream.range(0, digits.length())
                .boxed()
                .flatMap(place -> IntStream.rangeClosed('0', '9')
                        .mapToObj(digit -> digits.substring(0, place) + (char) digit + digits.substring(place + 1)));
        var swapped = IntStream.range(1, digits.length())
                .mapToObj(place -> digits.substring(0, place - 1)
                        + digits.charAt(place)
                        + digits.charAt(place - 1)
                        + digits.substring(place + 1));
        return Stream.concat(mistyped, swapped)
                .filter(others -> !others.equals(digits) && birthday(others) != null)
                .distinct()
                .map(others -> others + checkCharacter(others));
    }

    /// Never the number: it must not reach a log.
    @Override
    public String toString() {
        return "CitizenId";
    }

    static char checkCharacter(String number) {
        var sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (number.charAt(place) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static @Nullable LocalDate birthday(String number) {
        try {
            return LocalDate.of(digits(number, 6, 10), digits(number, 10, 12), digits(number, 12, 14));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int digits(String number, int from, int to) {
        return Integer.parseInt(number, from, to, 10);
    }
}
