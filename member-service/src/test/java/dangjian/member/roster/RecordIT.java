package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class RecordIT extends RosterServiceTest {

    @Test
    void aSecretaryRegistersInTheOwnBranch() {
        post(NORTH_SECRETARY, "/api/v1/members", Records.in(TestOrganizations.NORTH_BRANCH, Records.wang()))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/api/v1/members/[0-9a-f-]{36}")
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.sex")
                .isEqualTo("FEMALE")
                .jsonPath("$.birthday")
                .isEqualTo("1985-06-15")
                .jsonPath("$.status")
                .isEqualTo("NORMAL")
                .jsonPath("$.completeness")
                .isEqualTo(66)
                .jsonPath("$.registeredOn")
                .isEqualTo("2026-11-22");
    }

    @Test
    void nobodyRegistersOutsideTheScopeOrInACommittee() {
        post(SOUTH_SECRETARY, "/api/v1/members", Records.in(TestOrganizations.NORTH_BRANCH, Records.li()))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown");
        post(NORTH_ADMIN, "/api/v1/members", Records.in(TestOrganizations.NORTH, Records.li()))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/orgId")
                .jsonPath("$.errors[0].code")
                .isEqualTo("member.branch.committee");
        assertThat(count("select count(*) from members")).isZero();
    }

    @Test
    void whatChangesTheLengthOfMembershipIsSaidByACommittee() {
        var besides = Map.of("membershipCorrection", 12);
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        var correction = Map.of("reason", "核对档案", "particulars", besides);
        mustBeOfTheCommittee(patch(NORTH_SECRETARY, li, 1, correction));
        mustBeOfTheCommittee(patch(NORTH_SECRETARY, li, 1, Map.of("reason", "核对档案", "fullOn", "2014-06-20")));
        var elsewhere = TestTokens.token(
                new Grant(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH),
                new Grant(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH));
        mustBeOfTheCommittee(patch(elsewhere, li, 1, correction));
        mustBeOfTheCommittee(post(
                NORTH_SECRETARY,
                "/api/v1/members",
                Records.in(
                        TestOrganizations.NORTH_BRANCH, Records.with(Records.wang(), Map.of("particulars", besides)))));
        patch(NORTH_ADMIN, li, 1, correction)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.yearsOfMembership")
                .isEqualTo(14);
        patch(NORTH_ADMIN, li, 2, Map.of("reason", "核对档案", "particulars", Map.of("membershipCorrection", 600)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/particulars/membershipCorrection");
    }

    private static void mustBeOfTheCommittee(WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isForbidden().expectBody().jsonPath("$.code").isEqualTo("member.correction.committee");
    }

    @Test
    void everyBrokenRuleIsToldAtItsField() {
        post(
                        NORTH_SECRETARY,
                        "/api/v1/members",
                        Records.in(
                                TestOrganizations.NORTH_BRANCH,
                                Records.with(
                                        Records.li(),
                                        Map.of("phone", "12345", "sex", "女", "joinedOn", "2030-01-01", "name", ""))))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.rules")
                .jsonPath("$.errors[*].pointer")
                .value(
                        java.util.List.class,
                        pointers -> assertThat(pointers)
                                .asList()
                                .containsExactlyInAnyOrder("/phone", "/sex", "/joinedOn", "/name"));
    }

    @Test
    void oneIdNumberIsRegisteredOnceInTheDistrict() {
        register(TestOrganizations.NORTH_BRANCH, Records.li());
        post(SOUTH_SECRETARY, "/api/v1/members", Records.in(TestOrganizations.SOUTH_BRANCH, Records.li()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.registered");
    }

    @Test
    void aRequestWithoutAFieldItCannotDoWithoutIsRefused() {
        post(NORTH_SECRETARY, "/api/v1/members", Records.li())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/orgId");
    }

    @Test
    void aFieldThatDoesNotExistIsRefusedAndNotOverlooked() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        patch(NORTH_SECRETARY, li, 1, Map.of("reason", "核对档案", "educations", "研究生"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aCorrectionNeedsTheCurrentVersionAReasonAndTheRight() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        patch(NORTH_SECRETARY, li, 7, Map.of("reason", "核对档案", "education", "研究生"))
                .expectStatus()
                .isEqualTo(412);
        patch(NORTH_SECRETARY, li, 1, Map.of("education", "研究生")).expectStatus().isBadRequest();
        patch(SOUTH_SECRETARY, li, 1, Map.of("reason", "核对档案", "education", "研究生"))
                .expectStatus()
                .isNotFound();
        patch(
                        TestTokens.memberToken(li, TestOrganizations.NORTH_BRANCH),
                        li,
                        1,
                        Map.of("reason", "核对档案", "education", "研究生"))
                .expectStatus()
                .isForbidden();
        get(DISTRICT_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.education.code")
                .isEqualTo("UNIVERSITY")
                .jsonPath("$.version")
                .isEqualTo(1);
    }

    @Test
    void aCorrectionStandsInTheHistoryMaskedWithWhoAndWhy() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        patch(NORTH_SECRETARY, li, 1, Map.of("reason", "本人来支部更正", "phone", "13900139001", "education", "研究生"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.phone")
                .isEqualTo("139****9001");

        get(NORTH_SECRETARY, "/api/v1/members/{id}/history", li)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].kind")
                .isEqualTo("REGISTERED")
                .jsonPath("$.items[1].field")
                .isEqualTo("EDUCATION")
                .jsonPath("$.items[1].from")
                .isEqualTo("UNIVERSITY")
                .jsonPath("$.items[1].to")
                .isEqualTo("POSTGRADUATE")
                .jsonPath("$.items[1].reason")
                .isEqualTo("本人来支部更正")
                .jsonPath("$.items[1].accountName")
                .isEqualTo("测试人员")
                .jsonPath("$.items[2].from")
                .isEqualTo("138****8000")
                .jsonPath("$.items[2].to")
                .isEqualTo("139****9001");
        assertThat(count("select count(*) from member_changes where value_after like '13900139001'"))
                .isZero();
    }

    @Test
    void whatHasAProcedureOfItsOwnIsRefusedAndNamedInTheLanguageOfTheReader() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        var change = Map.of("reason", "失联满六个月", "status", "停止党籍", "orgId", TestOrganizations.SOUTH_BRANCH);
        patch(NORTH_SECRETARY, li, 1, change)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("member.procedure")
                .jsonPath("$.errors[?(@.pointer == '/status')].message")
                .value(message -> assertThat(message.toString()).contains("离开或停止党籍走"))
                .jsonPath("$.errors[?(@.pointer == '/orgId')].message")
                .value(message -> assertThat(message.toString()).contains("组织关系接转"));
        web.method(HttpMethod.PATCH)
                .uri("/api/v1/members/{id}", li)
                .headers(headers -> headers.setBearerAuth(NORTH_SECRETARY))
                .header("If-Match", "\"1\"")
                .header("Accept-Language", "en")
                .bodyValue(change)
                .exchange()
                .expectBody()
                .jsonPath("$.errors[?(@.pointer == '/orgId')].message")
                .value(message -> assertThat(message.toString()).contains("it takes a transfer"));
        get(NORTH_SECRETARY, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("NORMAL")
                .jsonPath("$.version")
                .isEqualTo(1);
    }

    @Test
    void aCorrectionThatChangesNothingIsNoChange() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        patch(NORTH_SECRETARY, li, 1, Map.of("reason", "核对档案", "education", "本科"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        assertThat(count("select count(*) from member_changes")).isZero();
    }

    @Test
    void aCorrectedIdNumberStaysUniqueAndIsFoundByTheNewNumber() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        register(TestOrganizations.SOUTH_BRANCH, Records.wang());
        patch(NORTH_SECRETARY, li, 1, Map.of("reason", "核对身份证", "idNumber", Records.WANG_ID))
                .expectStatus()
                .isEqualTo(409);
        patch(NORTH_SECRETARY, li, 1, Map.of("reason", "核对身份证", "idNumber", Records.ZHAO_ID))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sex")
                .isEqualTo("FEMALE")
                .jsonPath("$.birthday")
                .isEqualTo("1977-11-03");
        post(NORTH_SECRETARY, "/api/v1/members/searches", Map.of("idNumber", Records.ZHAO_ID))
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(li.toString());
    }

    @Test
    void registrationAndCorrectionAreToldToOtherServices() {
        var li = register(TestOrganizations.NORTH_BRANCH, Records.li());
        patch(NORTH_SECRETARY, li, 1, Map.of("reason", "核对身份证", "name", "李建华"))
                .expectStatus()
                .isOk();

        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> topic.of(li).size() == 2);
            assertThat(topic.of(li))
                    .satisfiesExactly(
                            registered -> assertThat(registered)
                                    .contains("member.registered.v1", "\"name\":\"李建国\"", "\"version\":1")
                                    .doesNotContain(Records.LI_ID, Records.LI_PHONE),
                            changed -> assertThat(changed)
                                    .contains("member.changed.v1", "\"name\":\"李建华\"", "\"version\":2"));
        }
    }
}
