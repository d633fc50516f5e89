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
        var applied = stage.today().minusMonths(8);
        var listed = stage.today().minusMonths(3);
        step(lin, stage.secretary(), "steps", "TALK", applied.plusDays(10), Map.of());
        step(lin, stage.secretary(), "steps", "ACTIVIST", listed, Map.of());
        step(lin, stage.committee(), "approvals", "ACTIVIST_FILING", listed.plusDays(7), Map.of());
        var contacts = List.of(stage.branch().member(0), stage.branch().member(1));
        step(lin, stage.secretary(), "steps", "CONTACTS", listed.plusDays(7), Map.of("people", contacts));
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

    /// Records a step with every document that the procedure names for it.
    private void step(
            String developmentCase, Api who, String side, String step, LocalDate doneOn, Map<String, Object> details) {
        var address = "/api/v1/development-cases/%s/".formatted(developmentCase);
        var documents = who.get(address + "steps")
                .mustBe(200)
                .body()
                .get("steps")
                .valueStream()
                .filter(planned -> planned.get("code").asString().equals(step))
                .flatMap(planned -> planned.get("documents").valueStream())
                .map(document -> Map.of("kind", document.asString()))
                .toList();
        var done = new HashMap<String, Object>(details);
        done.putAll(Map.of("step", step, "doneOn", doneOn, "documents", documents));
        who.post(address + side, done).mustBe(201);
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
