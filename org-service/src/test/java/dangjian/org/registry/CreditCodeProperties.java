package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CreditCodeProperties {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Property
    void everyCodeHasOneCheckCharacterOfTheAlphabet(@ForAll("stems") String stem) {
        var code = new CreditCode(stem + CreditCode.checkCharacter(stem));
        assertThat(code.isWellFormed()).isTrue();
        assertThat(code.hasValidCheck()).isTrue();
        assertThat(ALPHABET.chars().filter(last -> new CreditCode(stem + (char) last).hasValidCheck()))
                .hasSize(1);
    }

    @Property
    void oneWrongCharacterIsFound(
            @ForAll("stems") String stem,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(max = 30) int other) {
        Assume.that(stem.charAt(place) != ALPHABET.charAt(other));
        var wrong = stem.substring(0, place) + ALPHABET.charAt(other) + stem.substring(place + 1);
        assertThat(new CreditCode(wrong + CreditCode.checkCharacter(stem)).hasValidCheck())
                .isFalse();
    }

    @Property
    void twoSwappedCharactersAreFound(@ForAll("stems") String stem, @ForAll @IntRange(max = 15) int place) {
        Assume.that(stem.charAt(place) != stem.charAt(place + 1));
        var swapped =
                stem.substring(0, place) + stem.charAt(place + 1) + stem.charAt(place) + stem.substring(place + 2);
        assertThat(new CreditCode(swapped + CreditCode.checkCharacter(stem)).hasValidCheck())
                .isFalse();
    }

    @Provide
    Arbitrary<String> stems() {
        return Combinators.combine(characters(2), digits(), characters(9))
                .as((kind, division, rest) -> kind + division + rest);
    }

    private static Arbitrary<String> characters(int length) {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(length);
    }

    private static Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofLength(6);
    }
}
