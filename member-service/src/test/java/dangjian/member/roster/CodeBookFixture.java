package dangjian.member.roster;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// A small code book for plain tests, with the codes and variants that they use.
final class CodeBookFixture {

    static final LocalDate TODAY = FixedClock.TODAY;

    private CodeBookFixture() {}

    static CodeBook book() {
        return new CodeBook(
                List.of(
                        list(CodeBook.SEXES, code("MALE", "男"), code("FEMALE", "女")),
                        list(CodeBook.NATIONS, code("01", "汉族", "汉"), code("03", "回族", "回")),
                        list(CodeBook.EDUCATIONS, code("UNIVERSITY", "大学", "大学本科", "本科"), code("POSTGRADUATE", "研究生")),
                        list(CodeBook.POSITIONS, code("38", "社区工作人员"), code("34", "退休人员", "退休")),
                        list(CodeBook.STAGES, code("FULL", "正式党员", "正式"), code("PROBATIONARY", "预备党员", "预备")),
                        list(CodeBook.STATUSES, code("NORMAL", "正常"), code("SUSPENDED", "停止党籍"), code("EXITED", "已离开")),
                        list(
                                CodeBook.REQUIRED_FIELDS,
                                Arrays.stream(RosterField.values())
                                        .filter(field -> field != RosterField.LOST_ON && field != RosterField.MOBILE_TO)
                                        .map(field -> code(
                                                field.name(), field.column().heading()))
                                        .toArray(CodeList.Code[]::new))),
                List.of(new CodeBook.Rule("joining-age", LocalDate.of(1945, 6, 11), 18)));
    }

    private static CodeList list(String name, CodeList.Code... codes) {
        return new CodeList(new CodeList.Header(name, 1, LocalDate.of(2017, 1, 1), name, "测试"), List.of(codes));
    }

    private static CodeList.Code code(String code, String label, String... aliases) {
        return new CodeList.Code(code, label, null, List.of(aliases));
    }
}
