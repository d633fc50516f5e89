package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.TestPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/// What a branch of three members is asked for: it has a secretary, and no committee (支委会), no groups (党小组).
class BranchWithoutCommitteeIT extends DevelopmentTest {

    private static final String DUE = "/api/v1/due-items?dueBy=2027-12-31&limit=200";

    /// What only a branch with a committee or with groups has.
    private static final String[] OF_OTHERS = {
        "支委会", "支部委员会审查", "党小组", "组织委员", "宣传委员", "纪检委员", "BRANCH_COMMITTEE", "\"hasCommittee\":true"
    };

    /// The rules and codes for every branch there is.
    private static final List<String> FOR_EVERYBODY =
            List.of("/api/v1/development-templates", "/api/v1/members/code-lists", "/api/v1/problems");

    private UUID zhao = new UUID(0, 0);

    @BeforeEach
    void aBranchOfThree() {
        run("truncate transfers cascade");
        zhao = member("赵海燕", TestPeople.idNumber(3));
    }

    @Test
    void aBranchInWhichNothingIsGoingOnIsAskedForTheBaseOfItsDuesOnly() {
        assertThat(titles(SECRETARY, DUE, "kind")).containsExactly("DUES_ASSESSMENT");
        assertThat(items(COMMITTEE, DUE)).isEmpty();
        assertThat(items(SECRETARY, CASES + "/due")).isEmpty();
        assertThat(items(SECRETARY, "/api/v1/dues/arrears")).isEmpty();
        assertThat(items(SECRETARY, "/api/v1/dues/statements/2026/arrears")).isEmpty();
        assertThat(items(SECRETARY, "/api/v1/dues/reductions")).isEmpty();
        assertThat(items(SECRETARY, "/api/v1/pledges")).isEmpty();
        assertThat(items(SECRETARY, "/api/v1/transfers?box=TO_DO")).isEmpty();
        var fund = json(get(SECRETARY, "/api/v1/dues/funds/" + TestOrganizations.NORTH_BRANCH));
        assertThat(fund.toString()).doesNotContainPattern("\"[a-zA-Z]*\":\"?[1-9][0-9]*\\.[0-9]{2}");
        var complete = items(SECRETARY, "/api/v1/members/completeness");
        assertThat(complete).hasSize(1);
        assertThat(complete.getFirst().get("members").asInt()).isEqualTo(3);
        assertThat(complete.getFirst().get("missing").propertyNames())
                .containsExactlyInAnyOrder("NATION", "EDUCATION", "POSITION", "PHONE", "ADDRESS");
    }

    @Test
    void theAssemblyDoesWhatElsewhereTheCommitteeDoes() {
        var id = opened("2023-06-01");
        untilTheReview(id);

        assertThat(titles(SECRETARY, DUE + "&kind=DEVELOPMENT_STEP", "detail"))
                .contains("支部大会审查")
                .doesNotContain("支部委员会审查");
        assertThat(titles(SECRETARY, CASES + "/due", "title"))
                .contains("支部大会审查")
                .doesNotContain("支部委员会审查");
        assertThat(actor(id, "COMMITTEE_REVIEW")).isEqualTo("ASSEMBLY");
        refused(
                id,
                "approvals",
                "PRE_REVIEW",
                "2024-09-01",
                Map.of("isApproved", true),
                "member.development.out-of-order");
        assertThat(json(recorded(id, "approvals", "PRE_REVIEW", "2024-09-01", Map.of("isApproved", true)))
                        .get("detail")
                        .asString())
                .contains("支部大会审查");
        step(id, "COMMITTEE_REVIEW", "2024-08-28", Map.of("ballot", ofThree()));
        approval(id, "PRE_REVIEW", "2024-09-01", Map.of("isApproved", true));
        step(id, "FORM", "2024-09-02", Map.of());
        admittedByThree(id);
        assertThat(titles(SECRETARY, DUE + "&kind=DEVELOPMENT_STEP", "detail"))
                .contains("编入党支部")
                .noneMatch(title -> title.contains("党小组"));
    }

    @Test
    void aBranchOfSevenIsAskedForItsCommittee() {
        for (var number = 4; number <= 7; number++) {
            member("钱多多", TestPeople.idNumber(number));
        }
        var id = opened("2023-06-01");
        untilTheReview(id);

        assertThat(titles(SECRETARY, DUE + "&kind=DEVELOPMENT_STEP", "detail"))
                .contains("支部委员会审查")
                .doesNotContain("支部大会审查");
        assertThat(titles(SECRETARY, CASES + "/due", "title"))
                .contains("支部委员会审查")
                .doesNotContain("支部大会审查");
        assertThat(actor(id, "COMMITTEE_REVIEW")).isEqualTo("BRANCH_COMMITTEE");
    }

    @Test
    void nothingThatTheSecretaryCanReadSpeaksOfACommitteeOrGroups() {
        var id = opened("2023-06-01");
        untilTheReview(id);
        goesOnBesides();

        assertThat(json(get(SECRETARY, CASES + "/" + id + "/steps")).toString()).doesNotContain(OF_OTHERS);
        var read = new ArrayList<String>();
        for (var path : listsOfEverything()) {
            var answer = get(SECRETARY, path).expectBody(String.class).returnResult();
            if (answer.getStatus().is2xxSuccessful()) {
                read.add(path);
                assertThat(answer.getResponseBody()).as(path).doesNotContain(OF_OTHERS);
            }
        }
        assertThat(read)
                .contains(
                        "/api/v1/due-items",
                        CASES,
                        CASES + "/due",
                        "/api/v1/dues/arrears",
                        "/api/v1/dues/funds",
                        "/api/v1/pledges",
                        "/api/v1/cultivations",
                        "/api/v1/members/completeness");
    }

    @Test
    void whatIsGoingOnIsAskedOfTheBranchOnlyOnceAndOfTheSuperiorWhatIsTheirs() {
        goesOnBesides();
        assertThat(titles(SECRETARY, DUE, "kind"))
                .containsExactlyInAnyOrder("DUES_ARREARS", "DUES_ASSESSMENT", "PLEDGE_APPROVAL");
        assertThat(items(COMMITTEE, DUE)).isEmpty();
    }

    /// Dues that one owes, a pledge, a backbone who is cultivated.
    private void goesOnBesides() {
        made(
                "/api/v1/dues/assessments",
                Map.of(
                        "orgId",
                        TestOrganizations.NORTH_BRANCH,
                        "from",
                        "2026-01",
                        "members",
                        List.of(Map.of("memberId", li, "payerClass", "STUDENT"))));
        made("/api/v1/pledges", Map.of("memberId", wang, "year", 2026, "items", List.of("每月参加一次志愿服务")));
        made(
                "/api/v1/cultivations",
                Map.of(
                        "pipeline",
                        "MEMBER_TO_BACKBONE",
                        "orgId",
                        TestOrganizations.NORTH_BRANCH,
                        "memberId",
                        wang,
                        "mentorId",
                        zhao,
                        "startedOn",
                        "2026-03-01"));
    }

    private void made(String path, Map<String, ?> body) {
        post(SECRETARY, path, body).expectStatus().isCreated();
    }

    private void untilTheReview(UUID id) {
        untilFiled(id);
        step(id, "INTRODUCERS", "2024-08-12", Map.of("people", List.of(li, wang)));
        step(id, "POLITICAL_REVIEW", "2024-08-20", Map.of("isApproved", true));
        approval(id, "TRAINING", "2024-08-25", Map.of("trainingDays", 3));
    }

    private void admittedByThree(UUID id) {
        step(id, "ADMISSION_MEETING", "2024-09-10", Map.of("ballot", ofThree()));
        approval(id, "APPROVAL_TALK", "2024-09-15", Map.of());
        approval(id, "APPROVAL", "2024-09-20", Map.of("ballot", UNANIMOUS));
    }

    private static Map<String, Object> ofThree() {
        return with(with(with(UNANIMOUS, "entitled", 3), "present", 3), "votesFor", 3);
    }

    /// Every list that needs nothing but a scope, as the service describes itself.
    private List<String> listsOfEverything() {
        var paths = new ArrayList<String>();
        json(get(SECRETARY, "/v3/api-docs")).get("paths").forEachEntry((path, methods) -> {
            if (methods.has("get")
                    && !path.contains("{")
                    && FOR_EVERYBODY.stream().noneMatch(path::startsWith)) {
                paths.add(path);
            }
        });
        return paths;
    }

    private String actor(UUID id, String step) {
        var actors = new ArrayList<String>();
        json(get(SECRETARY, CASES + "/" + id + "/steps")).get("steps").forEach(planned -> {
            if (planned.get("code").asString().equals(step)) {
                actors.add(planned.get("actor").asString());
            }
        });
        return String.join(" ", actors);
    }

    private List<String> titles(String token, String path, String property) {
        return items(token, path).stream()
                .map(item -> item.get(property).asString())
                .toList();
    }

    private List<JsonNode> items(String token, String path) {
        var items = new ArrayList<JsonNode>();
        json(get(token, path).expectStatus().isOk()).get("items").forEach(items::add);
        return items;
    }

    private static JsonNode json(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
