package dangjian.local;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.sheet.Sheets;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One thing of each kind that has to do with dues.
final class DuesFixture {

    private static final String DUES = "/api/v1/dues/";
    private static final List<String> PAYER = List.of("所在党支部", "姓名");

    private DuesFixture() {}

    /// By which name in the fixture a path names its thing.
    static String kind(String path) {
        var parts = path.split("/");
        return path.contains("/imports/") ? "dues-" + parts[4] + "-import" : "dues-" + parts[4];
    }

    /// @param ids the fixture so far; it has a branch and a member
    static void fill(Map<String, String> ids) {
        var secretary = District.as(DemonstrationAccounts.SECRETARY);
        var branch = Objects.requireNonNull(ids.get("branch"));
        var member = Objects.requireNonNull(ids.get("member"));
        secretary.post(DUES + "assessments", assessment(branch, member)).mustBe(201);
        made(ids, "collections", collection(branch, member));
        made(ids, "reductions", reduction(branch, member));
        made(
                ids,
                "contributions",
                Map.of("orgId", branch, "memberId", member, "paidOn", today(), "method", "CASH", "amount", 5));
        made(
                ids,
                "bookings",
                Map.of("orgId", branch, "kind", "INTEREST", "bookedOn", today(), "amount", 1, "purpose", "权限测试"));
        made(ids, "remittances", Map.of("orgId", branch, "stream", "DUES", "sentOn", today()));
        made(ids, "publications", Map.of("orgId", branch, "year", Year.now().getValue()));
        imported(ids, "assessments", List.of("计算类别", "党费基数"), List.of("在职", "3000"));
        imported(ids, "collections", List.of("金额", "交纳日期"), List.of("15", today()));
    }

    private static void made(Map<String, String> ids, String resource, Map<String, Object> body) {
        var answer = District.as(DemonstrationAccounts.SECRETARY).post(DUES + resource, body);
        ids.put("dues-" + resource, answer.mustBe(201).body().get("id").asString());
    }

    /// A dry run that finds nobody.
    private static void imported(Map<String, String> ids, String resource, List<String> more, List<String> cells) {
        var sheet = Sheets.of(joined(PAYER, more), List.of(joined(List.of("没有的支部", "查无此人"), cells)));
        var answer = District.as(DemonstrationAccounts.ADMINISTRATOR)
                .upload(DUES + resource + "/imports", sheet, Map.of("dryRun", "true"));
        ids.put(
                "dues-" + resource + "-import",
                answer.mustBe(202).body().get("id").asString());
    }

    private static Map<String, Object> assessment(String branch, String member) {
        var declared = Map.of("memberId", member, "payerClass", "STUDENT");
        return Map.of("orgId", branch, "from", Year.now() + "-01", "members", List.of(declared));
    }

    private static Map<String, Object> collection(String branch, String member) {
        var payment = Map.of("memberId", member, "amount", 0.10);
        return Map.of("orgId", branch, "collectedOn", today(), "method", "CASH", "payments", List.of(payment));
    }

    private static Map<String, Object> reduction(String branch, String member) {
        return Map.of(
                "orgId",
                branch,
                "memberId",
                member,
                "year",
                Year.now().getValue(),
                "firstMonth",
                12,
                "lastMonth",
                12,
                "monthly",
                0,
                "reason",
                "权限测试");
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String today() {
        return LocalDate.now(BusinessTime.ZONE).toString();
    }
}
