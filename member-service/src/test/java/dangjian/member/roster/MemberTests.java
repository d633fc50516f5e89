package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemberTests {

    @Test
    void membershipCountsFromTheDayOfBecomingFull() {
        assertThat(Members.li().length(FixedClock.TODAY)).isEqualTo(Period.of(13, 5, 2));
        assertThat(Members.wang().length(FixedClock.TODAY)).isEqualTo(Period.ZERO);
    }

    @Test
    void completenessIsThePercentageOfTheFieldsThatApply() {
        assertThat(Members.li().completeness().percent()).isEqualTo(100);
        assertThat(Members.wang().completeness().percent())
                .isEqualTo(66); // 10 of 15: a probationer has no day of becoming full
    }

    @Test
    void aCorrectionChangesOnlyWhatItNames() {
        var corrected = Members.corrected(Members.wang(), RosterField.NATION, "回族");
        assertThat(corrected.version()).isEqualTo(2);
        assertThat(corrected.completeness().percent()).isEqualTo(73);
        assertThat(corrected.changesSince(Members.wang())).containsExactly(new Change(RosterField.NATION, null, "03"));
    }

    @Test
    void birthdayAndSexFollowACorrectedIdNumber() {
        var corrected = Members.corrected(Members.li(), RosterField.ID_NUMBER, Records.WANG_ID);
        assertThat(corrected.person().birthday()).isEqualTo("1985-06-15");
        assertThat(corrected.person().sex()).isEqualTo(Sex.FEMALE);
        assertThat(corrected.changesSince(Members.li()))
                .extracting(Change::field)
                .containsExactly(RosterField.ID_NUMBER, RosterField.SEX, RosterField.BIRTHDAY);
    }

    @Test
    void theHistoryMasksPersonalData() {
        var corrected = Members.corrected(
                Members.li(),
                Map.of(
                        RosterField.PHONE, "13900139001",
                        RosterField.ADDRESS, "测试区南街街道文化路5号",
                        RosterField.ID_NUMBER, Records.WANG_ID));
        assertThat(corrected.changesSince(Members.li()).toString())
                .contains("138****8000", "139****9001", "990***********0017", "990***********0029")
                .doesNotContain(Records.LI_PHONE, Records.LI_ID, Records.WANG_ID, "5号", "1号");
    }

    @Test
    void anEmptyTextEmptiesAField() {
        assertThat(Members.corrected(Members.li(), RosterField.PHONE, "")
                        .personal()
                        .phone())
                .isNull();
    }

    @Test
    void aCorrectionMustKeepTheRules() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Members.corrected(Members.li(), RosterField.FULL_ON, "2012-06-19"))
                .returns("member.rules", Problem::code)
                .satisfies(problem -> assertThat(problem.faults())
                        .extracting(Problem.Fault::pointer, Problem.Fault::code)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("/fullOn", "member.full-on.before-joining")));
    }
}
