package dangjian.local;

import dangjian.kit.sheet.Sheets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One thing of each kind that becomes of a member: penalties, pledges, badges.
final class StandingFixture {

    /// The columns that each kind of sheet must have.
    private static final Map<String, List<String>> SHEETS = Map.of(
            "badge-receipts", List.of("批次", "所在党支部", "姓名", "领取日期"),
            "mobile-stays", List.of("所在党支部", "姓名", "外出流向", "外出日期", "外出原因"),
            "lost-cases", List.of("所在党支部", "姓名", "失联日期", "失联情形"),
            "penalties", List.of("所在党支部", "姓名", "处分种类", "立案编号", "事由", "处分日期", "批准机关", "文号"),
            "plaques", List.of("所在党支部", "姓名", "种类", "名称", "地点", "授予日期"),
            "pledges", List.of("所在党支部", "姓名", "年度", "承诺事项"),
            "development-cases", List.of("姓名", "公民身份号码", "所在党支部", "申请入党日期"),
            "cultivations", List.of("培养路径", "所在党支部", "培养对象", "培养联系人", "列入日期"));

    private StandingFixture() {}

    /// @param ids the fixture so far; it has a branch and a member
    static void fill(Map<String, String> ids) {
        var committee = District.as(DemonstrationAccounts.COMMITTEE);
        var secretary = District.as(DemonstrationAccounts.SECRETARY);
        var member = Objects.requireNonNull(ids.get("member"));
        var branch = Objects.requireNonNull(ids.get("branch"));
        ids.put("penalties", id(committee.post("/api/v1/penalties", penalty(member))));
        ids.put(
                "pledges",
                id(secretary.post(
                        "/api/v1/pledges", Map.of("memberId", member, "year", 2026, "items", List.of("每月参加一次志愿服务")))));
        ids.put("pledge-responses", response(ids.get("pledges")));
        ids.put("badge-batches", id(committee.post("/api/v1/badge-batches", batch(branch))));
        ids.put("badge-events", id(secretary.post("/api/v1/badge-events", event(branch, member))));
        SHEETS.forEach((kind, header) -> ids.put(Fixture.importOf(kind), emptyImport(kind, header)));
        ids.put("plaques", id(secretary.post("/api/v1/plaques", plaque(branch, member))));
        ids.put("mobile-stays", id(secretary.post("/api/v1/mobile-stays", stay(member))));
        ids.put("lost-cases", id(secretary.post("/api/v1/lost-cases", lost(member))));
        ids.put("disposals", id(committee.post("/api/v1/disposals", disposal(member))));
        ids.put("exits", id(secretary.post("/api/v1/exits", exit(member))));
    }

    private static Map<String, Object> stay(String member) {
        return Map.of(
                "memberId", member,
                "destination", "江苏省苏州市",
                "isAbroad", false,
                "since", "2026-03-02",
                "ground", "外出务工");
    }

    private static Map<String, Object> lost(String member) {
        return Map.of("memberId", member, "since", "2026-03-02", "circumstance", "OTHER");
    }

    private static Map<String, Object> disposal(String member) {
        return Map.of(
                "memberId", member,
                "kind", "PERSUASION",
                "matterNo", "2026-021",
                "matter", "长期不参加组织生活",
                "decidedOn", "2026-03-02",
                "authority", "北街街道党工委");
    }

    /// Only proposed: the roster stays as it is.
    private static Map<String, Object> exit(String member) {
        return Map.of("memberId", member, "reason", "WITHDREW", "effectiveOn", "2026-03-02", "explanation", "权限测试");
    }

    private static Map<String, Object> penalty(String member) {
        return Map.of(
                "memberId", member,
                "kind", "WARNING",
                "matterNo", "2026-017",
                "matter", "违反工作纪律",
                "imposedOn", "2026-03-02",
                "authority", "区纪委监委",
                "documentNo", "晨纪决〔2026〕3号");
    }

    /// Publishes the pledge and answers to it as a resident.
    private static String response(String pledge) {
        var secretary = District.as(DemonstrationAccounts.SECRETARY);
        var code = secretary
                .send("PUT", "/api/v1/pledges/" + pledge + "/publication", null, "If-Match", "\"1\"")
                .mustBe(200)
                .body()
                .get("code")
                .asString();
        District.anonymous()
                .post("/api/v1/public/pledges/" + code + "/responses", Map.of("kind", "CONFIRMATION"))
                .mustBe(202);
        return secretary
                .get("/api/v1/pledges/" + pledge + "/responses")
                .mustBe(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    /// An import of a sheet whose only row means nothing.
    private static String emptyImport(String kind, List<String> header) {
        var sheet = Sheets.of(header, List.of(Collections.nCopies(header.size(), "没有的")));
        return District.as(DemonstrationAccounts.ADMINISTRATOR)
                .upload("/api/v1/%s/imports".formatted(kind), sheet, Map.of("dryRun", "true"))
                .mustBe(202)
                .body()
                .get("id")
                .asString();
    }

    private static Map<String, Object> batch(String branch) {
        return Map.of("orgId", branch, "name", "权限测试党徽", "issuedOn", "2026-06-20", "quantity", 100);
    }

    private static Map<String, Object> event(String branch, String member) {
        return Map.of(
                "orgId", branch,
                "title", "佩戴党徽",
                "place", "会议室",
                "heldOn", "2026-06-30",
                "representativeIds", List.of(member));
    }

    private static Map<String, Object> plaque(String branch, String member) {
        return Map.of(
                "kind", "DUTY_POST",
                "title", "便民服务窗口",
                "orgId", branch,
                "memberId", member,
                "place", "一楼大厅",
                "grantedOn", "2026-06-30");
    }

    private static String id(Api.Answer answer) {
        return answer.mustBe(201).body().get("id").asString();
    }
}
