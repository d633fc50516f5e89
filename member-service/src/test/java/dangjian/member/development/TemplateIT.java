package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TemplateIT extends DevelopmentTest {

    private static final String TEMPLATES = "/api/v1/development-templates";
    private static final String NORTH = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.NORTH);
    private static final Map<String, Object> EXAMINATION = with(
            Map.of(
                    "code",
                    "HEADS_TALK",
                    "place",
                    25,
                    "number",
                    "2b",
                    "stage",
                    "APPLICATION",
                    "title",
                    "书记谈话",
                    "actor",
                    "BRANCH",
                    "documents",
                    List.of("书记谈话记录"),
                    "documentsMayFollow",
                    false,
                    "isOptional",
                    false,
                    "isDecision",
                    false),
            "basis",
            "测组发〔2026〕8号");
    private static final Map<String, Object> NOTICE =
            Map.of("code", "ADMISSION_NOTICE", "isRequired", true, "documents", List.of("公示结果报告"));

    @Autowired
    private Templates templates;

    @AfterEach
    void onlyTheNationalOnes() {
        run("truncate development_cases cascade");
        for (var table : List.of("development_limits", "development_steps")) {
            run("delete from " + table
                    + " where template in (select version from development_templates where org_id is not null)");
        }
        run("delete from development_templates where org_id is not null");
        templates.readAnew().block();
    }

    @Test
    void aDistrictAddsStepsAndOnlyNewCasesFollowThem() {
        var old = opened("2026-10-08");
        published(template("CJ-2026-1", List.of(EXAMINATION), List.of(NOTICE, later("ADMISSION_NOTICE", 7))));
        var young = with(with(applicant("2026-11-02"), "idNumber", YOUNG), "name", "周小雨");
        var fresh = opened(young);
        plan(old).jsonPath("$.template").isEqualTo("CPC-2026");
        plan(fresh)
                .jsonPath("$.template")
                .isEqualTo("CJ-2026-1")
                .jsonPath("$.steps[?(@.code == 'HEADS_TALK')].number")
                .isEqualTo("2b")
                .jsonPath("$.steps[?(@.code == 'ADMISSION_NOTICE')].isOptional")
                .isEqualTo(false)
                .jsonPath("$.steps[?(@.code == 'ADMISSION_NOTICE')].documents.length()")
                .isEqualTo(2)
                .jsonPath("$.steps[?(@.code == 'TALK')].latest")
                .isEqualTo("2026-12-02");
        step(fresh, "TALK", "2026-11-03", Map.of());
        refused(fresh, "steps", "ACTIVIST", "2026-11-04", Map.of(), "member.development.out-of-order");
        refusedAt(fresh, "HEADS_TALK", "2026-11-04", Map.of("documents", List.of()), "member.development.documents");
        step(fresh, "HEADS_TALK", "2026-11-04", Map.of());
        step(fresh, "ACTIVIST", "2026-11-05", Map.of());
        get(SECRETARY, TEMPLATES)
                .expectBody()
                .jsonPath("$.items[0].version")
                .isEqualTo("CJ-2026-1")
                .jsonPath("$.items[0].basedOn")
                .isEqualTo("CPC-2026")
                .jsonPath("$.items[0].path")
                .doesNotExist();
        get(SECRETARY, CASES + "/due").expectStatus().isOk();
    }

    @Test
    void whatTheNationalTextDemandsIsNeitherRemovedNorLoosened() {
        refusedAt("looser", List.of(), List.of(limited("CANDIDATE", "EARLIEST", "ACTIVIST", 6, "MONTHS")));
        refusedAt("looser", List.of(), List.of(limited("CANDIDATE", "EARLIEST", "ACTIVIST", 366, "DAYS")));
        refusedAt("looser", List.of(), List.of(limited("TALK", "LATEST", "APPLICATION", 2, "MONTHS")));
        refusedAt("step", List.of(), List.of(later("NOWHERE", 5)));
        refusedAt("code", List.of(with(EXAMINATION, "code", "TALK")), List.of());
        refusedAt("code", List.of(EXAMINATION, EXAMINATION), List.of());
        refusedAt("place", List.of(with(EXAMINATION, "place", 10)), List.of());
        refusedAt("place", List.of(with(EXAMINATION, "place", 220)), List.of());
        refusedAt("limit", List.of(), List.of(limited("TALK", "LATEST", "ACTIVIST", 1, "MONTHS")));
        refusedAt("limit", List.of(), List.of(limited("FORM", "EARLIEST", "PROBATION_END", 1, "DAYS")));
        refusedAt("looser", List.of(), List.of(later("ADMISSION_NOTICE", 0)));
        var onOld = with(template("CJ-2026-1", List.of(), List.of()), "basedOn", "CPC-2014");
        post(DISTRICT, TEMPLATES, onOld)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("应依据生效日有效的全国版本 CPC-2026。");
        var early = with(template("CJ-2026-1", List.of(), List.of()), "effectiveOn", "1990-01-01");
        post(DISTRICT, TEMPLATES, early).expectStatus().isEqualTo(422);
        var garbage = with(template("cj 2026", List.of(Map.of("code", 5)), List.of()), "title", "");
        post(DISTRICT, TEMPLATES, garbage).expectStatus().isBadRequest();
        assertThat(count("select count(*) from development_templates")).isEqualTo(2);
    }

    @Test
    void aTemplateHoldsBelowTheOrganisationThatPublishedItAndNowhereElse() {
        var body = template("CJ-2026-1", List.of(EXAMINATION), List.of());
        post(NORTH, TEMPLATES, body).expectStatus().isNotFound();
        post(SOUTH, TEMPLATES, body).expectStatus().isForbidden();
        post(NORTH, TEMPLATES, with(body, "orgId", TestOrganizations.NORTH))
                .expectStatus()
                .isCreated();
        get(SOUTH, TEMPLATES).expectBody().jsonPath("$.items.length()").isEqualTo(2);
        get(SECRETARY, TEMPLATES).expectBody().jsonPath("$.items.length()").isEqualTo(3);
        plan(opened("2026-11-02")).jsonPath("$.template").isEqualTo("CJ-2026-1");
        var south = with(with(applicant("2026-11-02"), "idNumber", YOUNG), "orgId", TestOrganizations.SOUTH_BRANCH);
        post(DISTRICT, CASES, south)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.template")
                .isEqualTo("CPC-2026");
    }

    @Test
    void aVersionIsPublishedOnceEvenByTwoAtOnce() {
        var body = template("CJ-2026-1", List.of(EXAMINATION), List.of());
        var statuses = Stream.of(1, 2)
                .map(_ -> AtOnce.call(() -> post(DISTRICT, TEMPLATES, body)
                        .returnResult(String.class)
                        .getStatus()
                        .value()))
                .toList();
        assertThat(statuses.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 409);
    }

    private void published(Map<String, Object> template) {
        post(DISTRICT, TEMPLATES, template).expectStatus().isCreated();
    }

    private void refusedAt(String what, List<Map<String, Object>> added, List<Map<String, Object>> stricter) {
        post(DISTRICT, TEMPLATES, template("CJ-2026-1", added, stricter))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("member.development.template-" + what);
    }

    private static Map<String, Object> later(String notice, int days) {
        return limited(
                notice.equals("NOWHERE") ? notice : "ADMISSION_MEETING",
                "EARLIEST",
                "ADMISSION_NOTICE",
                days,
                "NOTICE_WORKING_DAYS");
    }

    private static Map<String, Object> limited(String step, String bound, String anchor, int amount, String unit) {
        var limit = Map.of("bound", bound, "anchor", anchor, "amount", amount, "unit", unit, "basis", "测组发〔2026〕8号");
        return Map.of("code", step, "isRequired", false, "limits", List.of(limit));
    }

    private static Map<String, Object> template(
            String version, List<Map<String, Object>> added, List<Map<String, Object>> stricter) {
        return Map.of(
                "orgId",
                TestOrganizations.DISTRICT,
                "version",
                version,
                "title",
                "测试区发展党员工作流程",
                "basedOn",
                "CPC-2026",
                "effectiveOn",
                "2026-11-01",
                "basis",
                "测组发〔2026〕8号",
                "added",
                new ArrayList<>(added),
                "stricter",
                stricter);
    }
}
