package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CitizenIdProperties {

    @Property
    void aNumberWithItsCheckCharacterIsValidAndTellsWhatItWasMadeOf(@ForAll("people") Somebody somebody) {
        var number = somebody.number();
        assertThat(CitizenId.fault(number)).isNull();
        assertThat(new CitizenId(number).birthday()).isEqualTo(somebody.birthday());
        assertThat(new CitizenId(number).sex()).isEqualTo(somebody.order() % 2 == 1 ? Sex.MALE : Sex.FEMALE);
    }

    @Property
    void oneWrongDigitIsAlwaysNoticed(
            @ForAll("people") Somebody somebody,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        var characters = somebody.number().toCharArray();
        characters[place] = (char) ('0' + (characters[place] - '0' + shift) % 10);
        assertThat(CitizenId.fault(new String(characters))).isNotNull();
    }

    @Property
    void twoSwappedNeighboursAreAlwaysNoticed(
            @ForAll("people") Somebody somebody, @ForAll @IntRange(max = 15) int place) {
        var characters = somebody.number().toCharArray();
        var left = characters[place];
        characters[place] = characters[place + 1];
        characters[place + 1] = left;
        if (characters[place] != left) {
            assertThat(CitizenId.fault(new String(characters))).isNotNull();
        }
    }

    @Property
    void aMistypedDigitWithARightCheckCharacterIsAmongTheSlips(
            @ForAll("people") Somebody somebody,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        var digits = somebody.number().substring(0, 17).toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + shift) % 10);
        var mistyped = new String(digits) + CitizenId.checkCharacter(new String(digits));
        var slips = new CitizenId(somebody.number()).slips().toList();
        assertThat(slips).doesNotHaveDuplicates().doesNotContain(somebody.number());
        assertThat(slips).allMatch(slip -> CitizenId.fault(slip) == null);
        if (CitizenId.fault(mistyped) == null) {
            assertThat(slips).contains(mistyped);
            assertThat(new CitizenId(mistyped).slips()).contains(somebody.number());
        }
    }

    @Property
    void aNormalisedNumberStaysAsItIs(@ForAll("people") Somebody somebody) {
        assertThat(CitizenId.normalise(somebody.number())).isEqualTo(somebody.number());
    }

    @Provide
    Arbitrary<Somebody> people() {
        var divisions = Arbitraries.integers().between(990000, 999999);
        var birthdays = Arbitraries.longs().between(-25_000, 15_000).map(LocalDate::ofEpochDay);
        return Combinators.combine(divisions, birthdays, Arbitraries.integers().between(0, 999))
                .as(Somebody::new);
    }

    record Somebody(int division, LocalDate birthday, int order) {

        String number() {
            var digits = "%06d%s%03d".formatted(division, birthday.format(DateTimeFormatter.BASIC_ISO_DATE), order);
            return digits + CitizenId.checkCharacter(digits);
        }
    }
}
