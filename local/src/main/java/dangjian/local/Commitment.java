package dangjian.local;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What members of the branch wear, promise, learn and pay.
record Commitment(Stage stage) {

    private static final int MONTHS_OF_DUES = 3;

    void seedOnce() {
        if (stage.lacks("badge-batches")) {
            badges();
        }
        if (stage.lacks("pledges")) {
            pledges();
        }
        if (stage.lacks("cultivations")) {
            cultivations();
        }
        if (stage.lacks("dues/collections")) {
            dues();
        }
    }

    private void badges() {
        var batch = Stage.id(stage.committee()
                .post(
                        "/api/v1/badge-batches",
                        Map.of(
                                "orgId",
                                stage.branch().id(),
                                "name",
                                stage.today().getYear() + "年党徽",
                                "issuedOn",
                                stage.today().minusDays(30),
                                "quantity",
                                100)));
        stage.secretary()
                .post(
                        "/api/v1/badge-batches/%s/receipts".formatted(batch),
                        Map.of(
                                "branchIds",
                                List.of(stage.branch().id()),
                                "receivedOn",
                                stage.today().minusDays(7)))
                .mustBe(200);
        Stage.id(stage.secretary()
                .post(
                        "/api/v1/plaques",
                        Map.of(
                                "kind",
                                "VANGUARD_POST",
                                "title",
                                "便民服务窗口党员先锋岗",
                                "orgId",
                                stage.branch().id(),
                                "memberId",
                                stage.branch().member(0),
                                "place",
                                "党群服务中心一楼大厅",
                                "grantedOn",
                                stage.today().minusDays(30))));
    }

    /// One is public and residents have answered, one waits for the branch.
    private void pledges() {
        var pledge = pledge(stage.branch().member(0), "每月参加一次社区志愿服务", "结对帮扶一名独居老人");
        pledge(stage.branch().member(1), "带头宣讲党的创新理论");
        var code = stage.secretary()
                .put("/api/v1/pledges/%s/publication".formatted(pledge), Map.of(), "If-Match", "\"1\"")
                .mustBe(200)
                .body()
                .get("code")
                .asString();
        var path = "/api/v1/public/pledges/%s/responses".formatted(code);
        stage.anonymous()
                .post(path, Map.of("kind", "COMMENT", "text", "每个月都看到他来打扫楼道"))
                .mustBe(202);
        stage.anonymous().post(path, Map.of("kind", "CONFIRMATION")).mustBe(202);
        var first = stage.secretary()
                .get("/api/v1/pledges/%s/responses?limit=1".formatted(pledge))
                .mustBe(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        stage.secretary()
                .put("/api/v1/pledge-responses/%s/moderation".formatted(first), Map.of("decision", "SHOWN"))
                .mustBe(200);
    }

    private String pledge(String member, String... items) {
        return Stage.id(stage.secretary()
                .post(
                        "/api/v1/pledges",
                        Map.of("memberId", member, "year", stage.today().getYear(), "items", List.of(items))));
    }

    private void cultivations() {
        Stage.id(stage.secretary()
                .post(
                        "/api/v1/cultivations",
                        Map.of(
                                "pipeline", "MEMBER_TO_BACKBONE",
                                "memberId", stage.branch().member(1),
                                "mentorId", stage.branch().member(0),
                                "startedOn", stage.today().minusMonths(2))));
    }

    /// The last months are assessed and collected; one member has not paid.
    private void dues() {
        var first = YearMonth.from(stage.today()).minusMonths(MONTHS_OF_DUES);
        var from = first.getYear() == stage.today().getYear()
                ? first
                : YearMonth.of(stage.today().getYear(), 1);
        var through = from.equals(YearMonth.from(stage.today()))
                ? from
                : YearMonth.from(stage.today()).minusMonths(1);
        var declared = new ArrayList<Map<String, Object>>();
        for (var member : stage.branch().members()) {
            declared.add(
                    Map.of("memberId", member, "payerClass", "MONTHLY_WAGE", "base", 4800 + 100 * declared.size()));
        }
        stage.secretary()
                .post(
                        "/api/v1/dues/assessments",
                        Map.of(
                                "orgId",
                                stage.branch().id(),
                                "from",
                                from.toString(),
                                "reason",
                                "年度核定",
                                "members",
                                declared))
                .mustBe(201);
        stage.secretary()
                .post(
                        "/api/v1/dues/branch-collections",
                        Map.of(
                                "orgId",
                                stage.branch().id(),
                                "through",
                                through.toString(),
                                "collectedOn",
                                stage.today(),
                                "method",
                                "MOBILE",
                                "reason",
                                "补交前几个月的党费",
                                "except",
                                List.of(stage.branch().member(6))))
                .mustBe(201);
    }
}
