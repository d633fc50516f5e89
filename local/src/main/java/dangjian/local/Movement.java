package dangjian.local;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Somebody on the way to membership, to another branch, abroad, or nobody knows where; all members stay where they
/// are.
record Movement(Stage stage) {

    private static final String OUTSIDE = "中共临江市市直机关工作委员会";

    void seedOnce() {
        if (stage.lacks("development-cases")) {
            developments();
        }
        if (stage.lacks("transfers")) {
            transfers();
        }
        if (stage.lacks("mobile-stays")) {
            mobileAndLost();
        }
    }

    private void developments() {
        develop("陈晓明", "990000199503120013", stage.today().minusDays(14));
        develop("周强", "990000199311030056", stage.today().minusDays(40));
        var lin = develop("林芳", "990000199708250022", stage.today().minusMonths(8));
        step(
                lin,
                "steps",
                Map.of("step", "TALK", "doneOn", stage.today().minusMonths(8).plusDays(10)));
        step(lin, "steps", Map.of("step", "ACTIVIST", "doneOn", stage.today().minusMonths(3)));
        step(
                lin,
                "approvals",
                Map.of(
                        "step",
                        "ACTIVIST_FILING",
                        "doneOn",
                        stage.today().minusMonths(3).plusDays(7)));
        step(
                lin,
                "steps",
                Map.of(
                        "step", "CONTACTS",
                        "doneOn", stage.today().minusMonths(3).plusDays(7),
                        "people",
                                List.of(stage.branch().member(0), stage.branch().member(1))));
    }

    private String develop(String name, String idNumber, LocalDate appliedOn) {
        return Stage.id(stage.secretary()
                .post(
                        "/api/v1/development-cases",
                        Map.of(
                                "orgId", stage.branch().id(),
                                "name", name,
                                "idNumber", idNumber,
                                "isLeagueMember", false,
                                "appliedOn", appliedOn)));
    }

    private void step(String developmentCase, String side, Map<String, Object> done) {
        (side.equals("approvals") ? stage.committee() : stage.secretary())
                .post("/api/v1/development-cases/%s/%s".formatted(developmentCase, side), done)
                .mustBe(201);
    }

    /// One waits for the committee, one for the return slip, one for the branch to accept.
    private void transfers() {
        var within = transfer(Map.of(
                "kind",
                "IN_DISTRICT",
                "memberId",
                stage.branch().member(2),
                "toOrgId",
                stage.other().id()));
        turn(stage.secretary(), within, "branch-release");
        var outward = transfer(
                Map.of("kind", "PAPER_LETTER", "memberId", stage.branch().member(3), "toName", OUTSIDE));
        turn(stage.secretary(), outward, "branch-release");
        turn(stage.committee(), outward, "committee-release");
        var inward = transfer(Map.of(
                "kind",
                "IN_DISTRICT",
                "memberId",
                stage.other().member(0),
                "toOrgId",
                stage.branch().id()));
        for (var step : List.of("branch-release", "committee-release", "arrival", "assignment")) {
            turn(stage.committee(), inward, step);
        }
    }

    private String transfer(Map<String, Object> what) {
        var body = new HashMap<>(what);
        body.put("reason", "工作调动");
        body.put("duesPaidTo", YearMonth.from(stage.today()).minusMonths(1).toString());
        return Stage.id(stage.committee().post("/api/v1/transfers", body));
    }

    private static void turn(Api who, String transfer, String step) {
        who.put("/api/v1/transfers/%s/%s".formatted(transfer, step), Map.of()).mustBe(200);
    }

    private void mobileAndLost() {
        Stage.id(stage.secretary()
                .post(
                        "/api/v1/mobile-stays",
                        Map.of(
                                "memberId",
                                stage.branch().member(4),
                                "destination",
                                "新加坡",
                                "isAbroad",
                                true,
                                "since",
                                stage.today().minusMonths(5),
                                "ground",
                                "公派留学")));
        var lost = Stage.id(stage.secretary()
                .post(
                        "/api/v1/lost-cases",
                        Map.of(
                                "memberId", stage.branch().member(5),
                                "since", stage.today().minusMonths(7),
                                "circumstance", "RESIDENCE_CHANGED")));
        stage.secretary()
                .post(
                        "/api/v1/lost-cases/%s/efforts".formatted(lost),
                        Map.of("madeOn", stage.today().minusMonths(6), "means", "到原住址走访", "result", "已搬走，邻居不知去向"))
                .mustBe(200);
    }
}
