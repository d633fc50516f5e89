package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnProcedureTests {

    @ParameterizedTest
    @CsvSource({
        "STAGE, 预备党员, /stage, member.procedure.stage",
        "STAGE, 积极分子, /stage, member.procedure.stage",
        "STATUS, 停止党籍, /status, member.procedure.status",
        "STATUS, 开除党籍, /status, member.procedure.status",
        "STATUS, EXITED, /status, member.procedure.status",
        "IS_LOST, true, /isLost, member.procedure.lost",
        "IS_LOST, 是, /isLost, member.procedure.lost",
        "LOST_ON, 2026-01-01, /lostOn, member.procedure.lost",
        "IS_MOBILE, true, /isMobile, member.procedure.mobile",
        "MOBILE_TO, 江苏省南京市, /mobileTo, member.procedure.mobile",
        "BRANCH, 01900000-0000-7000-8000-000000000006, /orgId, member.procedure.branch"
    })
    void aCorrectionNamesTheProcedureOfWhatItMustNotChange(
            RosterField field, String text, String pointer, String code) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Members.corrected(Members.li(), field, text))
                .returns("member.procedure", Problem::code)
                .satisfies(problem -> assertThat(problem.faults())
                        .singleElement()
                        .returns(pointer, Problem.Fault::pointer)
                        .returns(code, Problem.Fault::code));
    }

    @ParameterizedTest
    @CsvSource({
        "STAGE, 正式党员",
        "STAGE, FULL",
        "STATUS, 正常",
        "STATUS, ''",
        "IS_LOST, false",
        "IS_LOST, 否",
        "LOST_ON, ''",
        "IS_MOBILE, false",
        "MOBILE_TO, ''",
        "BRANCH, 01900000-0000-7000-8000-000000000004"
    })
    void whatStandsInTheRecordMayBeRepeated(RosterField field, String text) {
        assertThat(Members.corrected(Members.li(), field, text).changesSince(Members.li()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"保留党籍, RETAINED", "恢复党籍, RESTORED"})
    void betweenStatusesThatDisturbNothingThereIsNoProcedure(String text, MemberStatus status) {
        assertThat(Members.corrected(Members.li(), RosterField.STATUS, text)
                        .membership()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aSuspendedMembershipIsNotRestoredByACorrection() {
        var suspended = Members.li().exit(ExitReason.SUSPENDED, LocalDate.parse("2026-06-01"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Members.corrected(suspended, RosterField.STATUS, "正常"))
                .returns("member.procedure", Problem::code);
    }

    @Test
    void everyProcedureIsNamedAtOnce() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Members.corrected(
                        Members.li(),
                        Map.of(
                                RosterField.STAGE, "预备党员",
                                RosterField.STATUS, "停止党籍",
                                RosterField.IS_LOST, "是",
                                RosterField.IS_MOBILE, "是",
                                RosterField.PHONE, "13900139001")))
                .satisfies(problem -> assertThat(problem.faults())
                        .extracting(Problem.Fault::pointer)
                        .containsExactlyInAnyOrder("/stage", "/status", "/isLost", "/isMobile"));
    }

    @Test
    void theRecordOfSomebodyWhoLeftIsSetRightAndStaysLeft() {
        var left = Members.li().exit(ExitReason.DIED, LocalDate.parse("2026-06-01"));
        var corrected = Members.corrected(left, RosterField.NAME, "李建国华");
        assertThat(corrected.person().name()).isEqualTo("李建国华");
        assertThat(corrected.membership().status()).isEqualTo(MemberStatus.EXITED);
        assertThat(corrected.exit()).isEqualTo(left.exit());
    }
}
