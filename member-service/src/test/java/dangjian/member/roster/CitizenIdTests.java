package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitizenIdTests {

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 1949-12-31, FEMALE",
        "440524188001010014, 1880-01-01, MALE",
        "990000199001010017, 1990-01-01, MALE",
        "990000198506150029, 1985-06-15, FEMALE",
        "99010119771103004X, 1977-11-03, FEMALE"
    })
    void knownNumbersAreValidAndTellBirthdayAndSex(String number, LocalDate birthday, Sex sex) {
        assertThat(CitizenId.fault(number)).isNull();
        var id = new CitizenId(number);
        assertThat(id.birthday()).isEqualTo(birthday);
        assertThat(id.sex()).isEqualTo(sex);
    }

    @ParameterizedTest
    @CsvSource({
        "990000900101001, member.id-number.length",
        "9900001990010100178, member.id-number.length",
        "'', member.id-number.length",
        "99000019900101001A, member.id-number.characters",
        "X90000199001010017, member.id-number.characters",
        "99000O199001010017, member.id-number.characters",
        "990000199002300017, member.id-number.birthday",
        "990000199013010017, member.id-number.birthday",
        "990000190002290017, member.id-number.birthday",
        "990000199001010018, member.id-number.check-digit",
        "11010519491231002x, member.id-number.characters",
        "110105194912310020, member.id-number.check-digit"
    })
    void everyOtherNumberIsToldItsFirstFault(String number, String fault) {
        assertThat(CitizenId.fault(number)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "' 99010119771103004x ', 99010119771103004X",
        "９９０１０１１９７７１１０３００４Ｘ, 99010119771103004X",
        "990101 19771103 004X, 99010119771103004X",
        "'''990101\u00a019771103\u3000004×', 99010119771103004X",
        "99010119771103004Х, 99010119771103004X"
    })
    void blanksWidthAndCaseDoNotMatter(String written, String normalised) {
        assertThat(CitizenId.normalise(written)).isEqualTo(normalised);
    }

    @Test
    void aWrongNumberNeverBecomesAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CitizenId("990000199001010018"));
    }

    @Test
    void theNumberNeverReachesALog() {
        assertThat(new CitizenId(Records.LI_ID)).hasToString("CitizenId");
    }
}
