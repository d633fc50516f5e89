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
                        list("degrees", code("BACHELOR", "学士"), code("MASTER", "硕士")),
                        list("social-classes", code("FREELANCE", "自由职业人员")),
                        list("technical-titles", code("SENIOR", "正高级")),
                        list("front-lines", code("PRODUCTION", "生产、工作一线")),
                        list("marital-statuses", code("20", "已婚")),
                        list("lost-circumstances", code("ABROAD", "出国（境）")),
                        list("entry-types", code("TRANSFERRED", "转入")),
                        list("admission-types", code("BRANCH", "支部发展"), code("DIRECT", "直接吸收")),
                        list("confirmations", code("ON_TIME", "按期转正")),
                        list("identity-tags", code("IN_SERVICE", "在职党员", "在职"), code("COMMUNITY", "社区党员", "社区")),
                        list("volunteer-skills", code("LEGAL", "法律服务"), code("MEDICAL", "医疗健康", "医疗")),
                        list("hardships", code("ILLNESS", "因病致困")),
                        list(
                                CodeBook.STATUSES,
                                code("NORMAL", "正常"),
                                code("RETAINED", "保留党籍"),
                                code("RESTORED", "恢复党籍"),
                                code("SUSPENDED", "停止党籍"),
                                code("EXITED", "已离开")),
                        list(
                                CodeBook.REQUIRED_FIELDS,
                                Arrays.stream(RosterField.values())
                                        .filter(field -> !field.isParticular())
                                        .filter(field -> field != RosterField.LOST_ON && field != RosterField.MOBILE_TO)
                                        .map(field -> code(
                                                field.name(), field.column().heading()))
                                        .toArray(CodeList.Code[]::new))),
                List.of(
                        new CodeBook.Rule("joining-age", LocalDate.of(1945, 6, 11), 18),
                        new CodeBook.Rule("probation-months", LocalDate.of(1982, 9, 6), 12),
                        new CodeBook.Rule("honoured-years", LocalDate.of(2021, 4, 1), 50)));
    }

    private static CodeList list(String name, CodeList.Code... codes) {
        return new CodeList(new CodeList.Header(name, 1, LocalDate.of(2017, 1, 1), name, "测试"), List.of(codes));
    }

    private static CodeList.Code code(String code, String label, String... aliases) {
        return new CodeList.Code(code, label, null, List.of(aliases));
    }
}
