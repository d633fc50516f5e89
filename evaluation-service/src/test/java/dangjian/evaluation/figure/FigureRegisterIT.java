package dangjian.evaluation.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.StubbedServicesTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import org.junit.jupiter.api.Test;

class FigureRegisterIT extends StubbedServicesTest {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);

    @Test
    void registerListsEveryFigureOnce() {
        get(DISTRICT, "/api/v1/figures")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .value(Integer.class, count -> assertThat(count).isGreaterThanOrEqualTo(29))
                .jsonPath("$.items[?(@.id=='F01')].status")
                .isEqualTo("NO_DATA")
                .jsonPath("$.items[?(@.id=='F01')].reason")
                .isEqualTo("书记抓党建工作台账尚未在平台登记")
                .jsonPath("$.items[?(@.id=='F01')].value")
                .doesNotExist()
                .jsonPath("$.items[?(@.id=='F01')].rowCount")
                .doesNotExist()
                .jsonPath("$.items[?(@.id=='members-by-status')].value")
                .isEqualTo(150);
    }

    @Test
    void f21AndF22AreTheActivitiesAndAttendancesUnderTheirOwnDefinition() {
        get(DISTRICT, "/api/v1/figures/F21")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("F21")
                .jsonPath("$.value")
                .isEqualTo(12)
                .jsonPath("$.unit")
                .isEqualTo("批")
                .jsonPath("$.definition")
                .value(String.class, text -> assertThat(text).startsWith("本版按"));
        get(DISTRICT, "/api/v1/figures/F22")
                .header("Accept-Language", "en")
                .exchange()
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(345)
                .jsonPath("$.unit")
                .isEqualTo("person-times");
        assertThat(ACTIVITY.requests())
                .extracting("uri")
                .allMatch(uri -> !uri.toString().contains("/F2"));
    }

    @Test
    void theCallersTokenIsForwarded() {
        get(NORTH, "/api/v1/figures/members-by-status")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(MEMBER.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.authorization()).isEqualTo("Bearer " + NORTH))
                .satisfies(request -> assertThat(request.uri()).contains("orgId=" + TestOrganizations.NORTH + "&"));
    }

    @Test
    void onlyTheWantedSubtreeIsAskedFor() {
        get(DISTRICT, "/api/v1/figures/members-by-status?orgId={id}", TestOrganizations.SOUTH)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(MEMBER.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.uri()).contains("orgId=" + TestOrganizations.SOUTH + "&"));
        get(NORTH, "/api/v1/figures/members-by-status?orgId={id}", TestOrganizations.SOUTH)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown");
    }

    @Test
    void aServiceThatFailsGivesNoDataAndNothingIsKept() {
        MEMBER.answer("/api/v1/figures/members-by-status", 503, "{}");
        get(DISTRICT, "/api/v1/figures/members-by-status")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("NO_DATA")
                .jsonPath("$.reason")
                .isEqualTo("暂时取不到，党员服务没有应答，请稍后重新计算")
                .jsonPath("$.value")
                .doesNotExist();
        MEMBER.figure("members-by-status", 151);
        get(DISTRICT, "/api/v1/figures/members-by-status")
                .exchange()
                .expectBody()
                .jsonPath("$.value")
                .isEqualTo(151);
    }

    @Test
    void anotherVersionOfTheDefinitionIsNotTakenForThisOne() {
        MEMBER.answer("/api/v1/figures/members-by-status", 200, """
                {"id": "members-by-status", "version": 2, "status": "COMPUTED", "value": 1, "rowCount": 1,
                 "from": "2026-01-01", "to": "2026-01-31", "asOf": "2026-01-31"}
                """);
        get(DISTRICT, "/api/v1/figures/members-by-status")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("NO_DATA")
                .jsonPath("$.reason")
                .value(String.class, reason -> assertThat(reason).contains("口径版本"));
    }

    @Test
    void rowsComeFromTheOwnerUnderTheOwnersName() {
        get(DISTRICT, "/api/v1/figures/F21/rows?limit=50")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(12)
                .jsonPath("$.items[0].id")
                .isEqualTo("activities-held-0000");
        assertThat(ACTIVITY.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.uri())
                        .contains("/activities-held/rows")
                        .contains("limit=50"));
    }

    @Test
    void rowsThatCannotBeHadAreAProblem() {
        expectProblem("F01", 404, "figure.without-rows");
        ACTIVITY.answer("/api/v1/figures/activities-held/rows", 500, "{}");
        expectProblem("F21", 503, "figure.unreachable");
        ACTIVITY.answer("/api/v1/figures/activities-held/rows", 403, "{}");
        expectProblem("F21", 403, "figure.not-allowed");
        ACTIVITY.answer("/api/v1/figures/activities-held/rows", 400, "{}");
        expectProblem("F21", 400, "request.invalid");
        expectProblem("F99", 404, "figure.unknown");
    }

    @Test
    void datesAreReadInIsoFormInEveryLanguage() {
        for (var language : new String[] {"zh-CN", "en"}) {
            get(DISTRICT, "/api/v1/figures/F21?from=2026-01-01&to=2026-03-31&asOf=2026-04-01")
                    .header("Accept-Language", language)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        assertThat(ACTIVITY.requests())
                .allSatisfy(
                        request -> assertThat(request.uri()).contains("from=2026-01-01&to=2026-03-31&asOf=2026-04-01"));
        get(DISTRICT, "/api/v1/figures/F21?from=yesterday")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("from")
                .jsonPath("$.errors[0].code")
                .isEqualTo("field.type");
    }

    @Test
    void severalSubtreesAreAskedForTogether() {
        var both = TestTokens.token(
                new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH),
                new Grant(Role.BRANCH_SECRETARY, TestOrganizations.SOUTH_BRANCH));
        get(both, "/api/v1/figures/members-by-status").exchange().expectStatus().isOk();
        assertThat(MEMBER.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.uri())
                        .contains("orgId=" + TestOrganizations.NORTH, "orgId=" + TestOrganizations.SOUTH_BRANCH));
    }

    private void expectProblem(String figure, int status, String code) {
        get(DISTRICT, "/api/v1/figures/{id}/rows", figure)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
