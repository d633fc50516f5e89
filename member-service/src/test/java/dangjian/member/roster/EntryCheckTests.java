package dangjian.member.roster;

import static dangjian.member.roster.RosterField.ADDRESS;
import static dangjian.member.roster.RosterField.ADMISSION_TYPE;
import static dangjian.member.roster.RosterField.BIRTHDAY;
import static dangjian.member.roster.RosterField.EDUCATION;
import static dangjian.member.roster.RosterField.FULL_ON;
import static dangjian.member.roster.RosterField.ID_NUMBER;
import static dangjian.member.roster.RosterField.IS_LOST;
import static dangjian.member.roster.RosterField.IS_MOBILE;
import static dangjian.member.roster.RosterField.JOINED_ON;
import static dangjian.member.roster.RosterField.LOST_ON;
import static dangjian.member.roster.RosterField.MEMBERSHIP_CORRECTION;
import static dangjian.member.roster.RosterField.MOBILE_TO;
import static dangjian.member.roster.RosterField.NAME;
import static dangjian.member.roster.RosterField.NATION;
import static dangjian.member.roster.RosterField.PHONE;
import static dangjian.member.roster.RosterField.SEX;
import static dangjian.member.roster.RosterField.STAGE;
import static dangjian.member.roster.RosterField.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.sheet.Cell;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryCheckTests {

    private final Map<RosterField, String> texts = new EnumMap<>(Map.of(
            NAME, "李建国",
            ID_NUMBER, Records.LI_ID,
            SEX, "男",
            BIRTHDAY, "1990-01-01",
            STAGE, "正式党员",
            JOINED_ON, "2012-06-20",
            FULL_ON, "2013-06-20"));

    @Test
    void aTidyEntryIsARecord() {
        var draft = Objects.requireNonNull(check().draft());
        assertThat(draft.person().sex()).isEqualTo(Sex.MALE);
        assertThat(draft.membership())
                .isEqualTo(new Membership(
                        MemberStage.FULL, MemberStatus.NORMAL, LocalDate.of(2012, 6, 20), LocalDate.of(2013, 6, 20)));
        assertThat(draft.whereabouts()).isEqualTo(new Whereabouts(false, null, false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, '', import.required",
        "NAME, '=HYPERLINK(\"http://x\")', member.unsafe",
        "NAME, '张\u0007三', member.unsafe",
        "ID_NUMBER, '', import.required",
        "ID_NUMBER, 9.90000199E+17, import.imprecise",
        "ID_NUMBER, 990000900101001, member.id-number.length",
        "ID_NUMBER, 990000203001010016, member.id-number.birthday",
        "SEX, 未知, member.not-listed.sexes",
        "BIRTHDAY, 1990-02-30, import.date",
        "BIRTHDAY, 2027-01-01, import.future",
        "NATION, 火星族, member.not-listed.nations",
        "EDUCATION, 家里蹲大学, member.not-listed.educations",
        "POSITION, 宇航员, member.not-listed.positions",
        "STAGE, 群众, member.not-listed.stages",
        "STAGE, '', import.required",
        "STATUS, 挂失, member.not-listed.statuses",
        "STATUS, 已离开, member.status.exited",
        "JOINED_ON, '', import.required",
        "JOINED_ON, 去年, import.date",
        "JOINED_ON, 2012-02-30, import.date",
        "JOINED_ON, 2030-01-01, import.future",
        "JOINED_ON, 2007-12-31, member.joined-on.under-age",
        "FULL_ON, '', member.full-on.required",
        "FULL_ON, 2012-06-19, member.full-on.before-joining",
        "FULL_ON, 2026-11-23, import.future",
        "FULL_ON, 待定, import.date",
        "PHONE, 12345, member.phone",
        "PHONE, 23800138000, member.phone",
        "ADDRESS, '@SUM(A1)', member.unsafe",
        "IS_LOST, 也许, import.yes-no",
        "LOST_ON, 2026-01-01, member.lost-on.unexpected",
        "MOBILE_TO, 江苏省南京市, member.mobile-to.unexpected"
    })
    void oneWrongFieldIsExactlyOneFault(RosterField field, String text, String code) {
        texts.put(field, text);
        assertFaults(Fault.of(field, code, arguments(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "NATION, 汉",
        "NATION, 01",
        "NATION, ' 回 族 '",
        "EDUCATION, 大学",
        "EDUCATION, 本科",
        "EDUCATION, 研究生",
        "STAGE, 正式",
        "STAGE, FULL",
        "JOINED_ON, 二〇一二年六月二十日",
        "JOINED_ON, 2012.6.20",
        "JOINED_ON, 20120620",
        "JOINED_ON, 2008-01-01",
        "FULL_ON, 2013-06-20",
        "FULL_ON, 2026-11-22",
        "MEMBERSHIP_CORRECTION, 65",
        "MEMBERSHIP_CORRECTION, -161",
        "BIRTHDAY, 1990年1月",
        "BIRTHDAY, 1990.01",
        "BIRTHDAY, ''",
        "SEX, ''",
        "PHONE, 0512-66668888",
        "PHONE, +86 138 0013 8000",
        "PHONE, -",
        "ADDRESS, 无",
        "STATUS, ''",
        "LOST_ON, /",
        "MOBILE_TO, ——"
    })
    void usualVariantsAndEmptyOptionalFieldsAreFine(RosterField field, String text) {
        texts.put(field, text);
        assertFaults();
    }

    @ParameterizedTest
    @CsvSource({"IS_LOST, LOST_ON, member.lost-on.required", "IS_MOBILE, MOBILE_TO, member.mobile-to.required"})
    void aYesNeedsItsDetail(RosterField flag, RosterField detail, String code) {
        texts.put(flag, "是");
        assertFaults(Fault.of(detail, code));
    }

    @ParameterizedTest
    @CsvSource({"2012-06-20", "2013-05-31"})
    void nobodyBecomesFullBeforeTheYearOfTheConstitution(String day) {
        texts.put(FULL_ON, day);
        assertFaults(Fault.of(FULL_ON, "member.full-on.probation", 12, "2013-06-01"));
        texts.put(ADMISSION_TYPE, "直接吸收");
        assertFaults();
    }

    @ParameterizedTest
    @CsvSource({"1970-07-01, 1970-07-01", "1981-07-01, 1982-01-01"})
    void olderConstitutionsAskedForOtherProbations(String joinedOn, String fullOn) {
        texts.putAll(Map.of(ID_NUMBER, "990000194001010014", BIRTHDAY, "", JOINED_ON, joinedOn, FULL_ON, fullOn));
        assertFaults();
    }

    @Test
    void noCorrectionReachesBackBeyondTheAgeOfJoiningOrTakesAwayMoreThanThereIs() {
        texts.put(MEMBERSHIP_CORRECTION, "600");
        assertFaults(Fault.of(MEMBERSHIP_CORRECTION, "member.membership-correction.under-age", "1963-06-20", 18));
        texts.put(MEMBERSHIP_CORRECTION, "66");
        assertFaults(Fault.of(MEMBERSHIP_CORRECTION, "member.membership-correction.under-age", "2007-12-20", 18));
        texts.put(MEMBERSHIP_CORRECTION, "-162");
        assertFaults(Fault.of(MEMBERSHIP_CORRECTION, "member.membership-correction.nothing-left"));
    }

    @Test
    void aProbationaryMemberHasNotBecomeFull() {
        texts.put(STAGE, "预备党员");
        assertFaults(Fault.of(FULL_ON, "member.full-on.probationary"));
        texts.remove(FULL_ON);
        assertFaults();
    }

    @Test
    void aWrongIdNumberDoesNotMakeBirthdayAndSexWrong() {
        texts.put(ID_NUMBER, "990000199001010018");
        texts.put(BIRTHDAY, "1985-06-15");
        texts.put(SEX, "女");
        assertFaults(Fault.of(ID_NUMBER, "member.id-number.check-digit"));
    }

    @Test
    void birthdayAndSexAgainstTheIdNumberAreDoubtsUntilTheRegisterHasBeenAsked() {
        texts.put(BIRTHDAY, "1985-06-15");
        texts.put(SEX, "女");
        var checked = check();
        assertThat(checked.faults()).isEmpty();
        assertThat(checked.doubts())
                .containsExactlyInAnyOrder(
                        Fault.of(BIRTHDAY, "member.birthday.differs"), Fault.of(SEX, "member.sex.differs"));
    }

    @Test
    void whileTheBirthdayIsInDoubtNobodyIsTooYoung() {
        texts.put(BIRTHDAY, "1970-06-15");
        texts.put(JOINED_ON, "2007-01-01");
        assertThat(check().faults()).isEmpty();
        assertThat(check().doubts()).containsExactly(Fault.of(BIRTHDAY, "member.birthday.differs"));
    }

    @Test
    void aWrongDayOfJoiningDoesNotMakeTheDayAfterItWrong() {
        texts.put(JOINED_ON, "2030-01-01");
        texts.put(FULL_ON, "2013-06-20");
        assertFaults(Fault.of(JOINED_ON, "import.future"));
    }

    @Test
    void anUnknownKindOfMemberNeedsNoDayOfBecomingFull() {
        texts.put(STAGE, "群众");
        texts.remove(FULL_ON);
        assertFaults(Fault.of(STAGE, "member.not-listed.stages"));
    }

    @Test
    void independentFaultsAreAllTold() {
        texts.put(NAME, "");
        texts.put(PHONE, "12345");
        texts.put(IS_MOBILE, "是");
        assertFaults(
                Fault.of(NAME, "import.required"),
                Fault.of(PHONE, "member.phone"),
                Fault.of(MOBILE_TO, "member.mobile-to.required"));
    }

    @Test
    void lostAndMobileMembersAreReadWithTheirDetails() {
        texts.put(IS_LOST, "是");
        texts.put(LOST_ON, "2025年12月27日");
        texts.put(IS_MOBILE, "Y");
        texts.put(MOBILE_TO, " 江苏省南京市 ");
        assertThat(Objects.requireNonNull(check().draft()).whereabouts())
                .isEqualTo(new Whereabouts(true, LocalDate.of(2025, 12, 27), true, "江苏省南京市"));
    }

    @Test
    void aFormulaIsAFaultWhateverItComputes() {
        Entry entry =
                field -> new Cell(Cell.Kind.TEXT, texts.getOrDefault(field, ""), field == EDUCATION || field == PHONE);
        assertThat(EntryCheck.check(entry, CodeBookFixture.book(), CodeBookFixture.TODAY)
                        .faults())
                .containsExactlyInAnyOrder(Fault.of(EDUCATION, "member.unsafe"), Fault.of(PHONE, "member.unsafe"));
    }

    @Test
    void longTextsAreRefused() {
        texts.put(ADDRESS, "路".repeat(201));
        assertFaults(Fault.of(ADDRESS, "import.too-long", 200));
    }

    @Test
    void beforeTheRuleOfAgeNobodyIsTooYoung() {
        texts.put(ID_NUMBER, "440524188001010014");
        texts.put(BIRTHDAY, "");
        texts.put(JOINED_ON, "1890-01-01");
        texts.put(NATION, "汉族");
        texts.put(STATUS, "正常");
        assertFaults();
    }

    private CheckedEntry check() {
        return EntryCheck.check(Entry.of(texts), CodeBookFixture.book(), CodeBookFixture.TODAY);
    }

    private void assertFaults(Fault... expected) {
        var checked = check();
        assertThat(Stream.concat(checked.faults().stream(), checked.doubts().stream()))
                .containsExactlyInAnyOrder(expected);
        assertThat(checked.draft() == null).isEqualTo(expected.length > 0);
    }

    private static Object[] arguments(String code) {
        return code.equals("member.joined-on.under-age") ? new Object[] {18} : new Object[0];
    }
}
