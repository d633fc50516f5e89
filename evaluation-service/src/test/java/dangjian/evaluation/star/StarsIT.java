package dangjian.evaluation.star;

import static dangjian.evaluation.star.StarRequests.body;
import static dangjian.evaluation.star.StarRequests.selfRating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dangjian.evaluation.PublishedEvents;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class StarsIT {

    private static final int WITHOUT_NOTICE = 900;

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private StarRequests requests;

    @BeforeEach
    void publishASchemeWithoutNotice() {
        requests = new StarRequests(web);
        database.sql(ShortScheme.SQL).then().block();
    }

    @Test
    void aCycleGoesFromSelfRatingToConfirmedStars() {
        var district = new StarDistrict(database, 10);
        var best = district.branches.get(0);
        var good = district.branches.get(1);
        var surplus = district.branches.get(2);
        var disliked = district.branches.get(3);
        var vetoed = district.branches.get(4);
        var rated = List.of(best, good, surplus, disliked, vetoed);
        rated.forEach(StarDistrict::liveOrderly);
        rated.forEach(StarDistrict::enrol);
        await().until(() -> held(rated) == 5 * 21 && members(rated) == 5);

        var cycle = requests.open(district.administrator, WITHOUT_NOTICE);
        var id = cycle.at("/id").asString();
        assertThat(cycle.at("/applications/0/applications").asInt()).isEqualTo(10);
        walk(district, id, best, 1.0, 10);
        walk(district, id, good, 0.9, 9);
        walk(district, id, surplus, 0.8, 9);
        walk(district, id, disliked, 1.0, 5);
        var doomed = walk(district, id, vetoed, 1.0, 10);
        requests.putApplication(
                        district.administrator, doomed, "veto", 4, Map.of("code", "SAFETY_ACCIDENT", "note", "事故通报"))
                .expectStatus()
                .isOk();

        assertThat(body(requests.putCycle(district.administrator, id, "decision", 1, Map.of("lapseUnfinished", false)))
                        .at("/code")
                        .asString())
                .isEqualTo("star.unfinished");
        requests.putCycle(district.administrator, id, "decision", 1, Map.of("lapseUnfinished", true))
                .expectStatus()
                .isOk();
        requests.putCycle(district.administrator, id, "public-notice", 2, "")
                .expectStatus()
                .isOk();
        requests.putCycle(district.administrator, id, "confirmation", 3, "")
                .expectStatus()
                .isOk();

        assertAwarded(district, id, best, "CONFIRMED", 3, "FIRST_RATING");
        assertAwarded(district, id, good, "CONFIRMED", 3, "FIRST_RATING");
        assertAwarded(district, id, surplus, "CONFIRMED", 2, "FIRST_RATING", "QUOTA");
        assertAwarded(district, id, disliked, "CONFIRMED", 2, "SATISFACTION");
        assertAwarded(district, id, vetoed, "UNRATED", 0, "VETO");
        assertThat(application(district, id, district.branches.get(9))
                        .at("/state")
                        .asString())
                .isEqualTo("LAPSED");
        var award = application(district, id, best).at("/award");
        assertThat(award.at("/reward").asDouble()).isEqualTo(2000);
        assertThat(award.at("/isCommended").asBoolean()).isTrue();
        assertThat(award.at("/plaqueNo").asString()).startsWith("T" + WITHOUT_NOTICE + "-2025-3-");

        assertFigure(district);
        assertThat(PublishedEvents.of(UUID.fromString(id))).singleElement().satisfies(event -> {
            assertThat(event.at("/awards").size()).isEqualTo(4);
            assertThat(event.at("/ratingYear").asInt()).isEqualTo(2025);
        });
    }

    @Test
    void automaticIndicatorsShowTheirEvidence() {
        var district = new StarDistrict(database, 1);
        var branch = district.branches.getFirst();
        StarDistrict.enrol(branch);
        for (int month = 1; month <= 6; month++) {
            StarDistrict.hold(branch, "THEME_DAY", month);
        }
        await().until(() -> held(List.of(branch)) == 6 && members(List.of(branch)) == 1);
        var cycle = requests.open(district.administrator, 1).at("/id").asString();
        var life = application(district, cycle, branch).at("/dimensions/3");
        assertThat(life.at("/code").asString()).isEqualTo("LIFE");
        assertThat(life.at("/scores/0/evidence/required").asInt()).isEqualTo(12);
        assertThat(life.at("/scores/0/evidence/held").asInt()).isEqualTo(6);
        assertThat(life.at("/scores/0/points").asDouble()).isEqualTo(3);
        assertThat(life.at("/scores/2/indicator").asString()).isEqualTo("LIFE_COMMITTEE");
        assertThat(life.at("/scores/2/isAsked").asBoolean()).isFalse();
        assertThat(life.at("/points").asDouble()).isEqualTo(3.75);
    }

    @Test
    void onlyManualIndicatorsCanBeTypedAndEachExactlyOnce() {
        var district = new StarDistrict(database, 1);
        var branch = district.branches.getFirst();
        var cycle = requests.open(district.administrator, 1).at("/id").asString();
        var application = requests.application(district.administrator, cycle, branch);
        var scores = List.of(
                Map.of("indicator", "LIFE_THEME_DAY", "points", 6),
                Map.of("indicator", "SITE_FUNDS", "points", 6),
                Map.of("indicator", "SITE_PLACE", "points", 5),
                Map.of("indicator", "SITE_PLACE", "points", 5),
                Map.of("indicator", "NOTHING", "points", 5));
        var problem = body(requests.putApplication(
                        district.secretary(branch), application, "self-rating", 1, Map.of("scores", scores))
                .expectStatus()
                .isEqualTo(422));
        assertThat(problem.at("/code").asString()).isEqualTo("star.scores");
        assertThat(problem.at("/errors").findValuesAsString("code"))
                .startsWith(
                        "star.indicator-automatic",
                        "star.points-range",
                        "star.indicator-twice",
                        "star.indicator-unknown")
                .contains("star.indicator-missing");
        assertThat(application(district, cycle, branch).at("/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void theNoticeMustEndBeforeStarsAreConfirmedAndObjectionsAreAnswered() {
        var district = new StarDistrict(database, 5);
        var branch = district.branches.getFirst();
        var cycle = requests.open(district.administrator, 1).at("/id").asString();
        var application = walk(district, cycle, branch, 1.0, 10);
        requests.putCycle(district.administrator, cycle, "decision", 1, Map.of("lapseUnfinished", true))
                .expectStatus()
                .isOk();
        requests.putCycle(district.administrator, cycle, "public-notice", 2, "")
                .expectStatus()
                .isOk();
        assertThat(body(requests.putCycle(district.administrator, cycle, "confirmation", 3, "")
                                .expectStatus()
                                .isEqualTo(409))
                        .at("/code")
                        .asString())
                .isEqualTo("star.notice-running");
        requests.putApplication(district.committeeAdministrator, application, "objection", 6, Map.of("reason", "测评不实"))
                .expectStatus()
                .isOk();
        var stars = application(district, cycle, branch).at("/stars").asInt();
        requests.putApplication(
                        district.administrator, application, "re-review", 7, Map.of("stars", stars + 1, "reason", "x"))
                .expectStatus()
                .isEqualTo(422);
        requests.putApplication(district.administrator, application, "re-review", 7, Map.of("stars", 0, "reason", "属实"))
                .expectStatus()
                .isOk();
        assertThat(application(district, cycle, branch).at("/state").asString()).isEqualTo("RE_REVIEW");
    }

    @Test
    void nobodyActsOutsideTheScopeOrTheRole() {
        var district = new StarDistrict(database, 2);
        var own = district.branches.getFirst();
        var other = district.branches.getLast();
        var cycle = requests.open(district.administrator, 1).at("/id").asString();
        var application = requests.application(district.administrator, cycle, own);
        var stranger = district.secretary(other);
        requests.get(stranger, "/api/v1/star-applications/{id}", application)
                .expectStatus()
                .isNotFound();
        requests.putApplication(stranger, application, "self-rating", 1, selfRating(1, 10))
                .expectStatus()
                .isNotFound();
        assertThat(requests.read(stranger, "/api/v1/star-applications?cycle={id}", cycle)
                        .at("/items")
                        .size())
                .isEqualTo(1);
        requests.putApplication(
                        district.secretary(own), application, "committee-check", 1, Map.of("adjustments", List.of()))
                .expectStatus()
                .isForbidden();
        requests.putCycle(district.committeeAdministrator, cycle, "decision", 1, Map.of("lapseUnfinished", true))
                .expectStatus()
                .isForbidden();
        var neighbour = new StarDistrict(database, 1);
        requests.putCycle(neighbour.administrator, cycle, "decision", 1, Map.of("lapseUnfinished", true))
                .expectStatus()
                .isNotFound();
        requests.get(neighbour.administrator, "/api/v1/star-cycles/{id}", cycle)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theSelfRaterCannotCheckAndStaleVersionsAreRefused() {
        var district = new StarDistrict(database, 1);
        var branch = district.branches.getFirst();
        var cycle = requests.open(district.administrator, 1).at("/id").asString();
        var application = requests.application(district.administrator, cycle, branch);
        var rater = district.committeeAdministrator;
        requests.putApplication(rater, application, "self-rating", 2, selfRating(1, 10))
                .expectStatus()
                .isEqualTo(412);
        requests.putApplication(rater, application, "self-rating", 1, selfRating(1, 10))
                .expectStatus()
                .isOk();
        var check = Map.of("adjustments", List.of(Map.of("indicator", "SITE_FUNDS", "points", 2, "reason", "无专项经费")));
        assertThat(body(requests.putApplication(rater, application, "committee-check", 2, check)
                                .expectStatus()
                                .isEqualTo(409))
                        .at("/code")
                        .asString())
                .isEqualTo("star.own-check");
        var colleague = TestTokens.token(Role.COMMITTEE_ADMIN, district.id);
        var checked = body(requests.putApplication(colleague, application, "committee-check", 2, check)
                .expectStatus()
                .isOk());
        assertThat(checked.at("/dimensions/5/scores/1/selfPoints").asDouble()).isEqualTo(5);
        assertThat(checked.at("/dimensions/5/scores/1/points").asDouble()).isEqualTo(2);
        assertThat(checked.at("/dimensions/5/scores/1/reason").asString()).isEqualTo("无专项经费");
    }

    @Test
    void aDistrictHasOneCycleAYear() {
        var district = new StarDistrict(database, 1);
        requests.open(district.administrator, 1);
        web.post()
                .uri("/api/v1/star-cycles")
                .headers(headers -> headers.setBearerAuth(district.administrator))
                .bodyValue(Map.of("year", 2025, "schemeVersion", 1))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("star.cycle-exists");
    }

    @Test
    void aPublishedSchemeCannotBeChanged() {
        for (var statement : List.of(
                "update star_schemes set notice_working_days = 0 where version = 1",
                "update star_thresholds set quota = 1 where scheme_version = 1",
                "delete from star_vetoes where scheme_version = 1",
                "insert into star_vetoes (scheme_version, code, title) values (1, 'X', 'x')")) {
            assertThatThrownBy(() -> database.sql(statement).then().block())
                    .as(statement)
                    .hasMessageContaining("published");
        }
    }

    @Test
    void aNewSchemeIsPublishedWithItsOwnThresholds() {
        var district = new StarDistrict(database, 1);
        var thresholds = List.of(
                Map.of("stars", 5, "leastPoints", 92, "quota", 0.03, "reward", 6000, "funding", "专项经费"),
                Map.of("stars", 4, "leastPoints", 85));
        publish(district.administrator, 7, thresholds)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.noticeWorkingDays")
                .isEqualTo(7)
                .jsonPath("$.thresholds.length()")
                .isEqualTo(2)
                .jsonPath("$.indicators.length()")
                .isEqualTo(17);
        publish(district.administrator, 0, thresholds)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("star.notice-short");
        publish(district.administrator, 5, thresholds.reversed())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("star.thresholds-order");
        publish(district.committeeAdministrator, 5, thresholds).expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec publish(String token, int notice, List<?> thresholds) {
        return web.post()
                .uri("/api/v1/star-schemes")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of(
                        "basedOn",
                        1,
                        "title",
                        "测试办法",
                        "effectiveFrom",
                        "2050-01-01",
                        "legalBasis",
                        "测试",
                        "noticeWorkingDays",
                        notice,
                        "thresholds",
                        thresholds))
                .exchange();
    }

    private UUID walk(StarDistrict district, String cycle, UUID branch, double share, double satisfaction) {
        var application = requests.application(district.administrator, cycle, branch);
        requests.walkToReview(district, application, branch, selfRating(share, satisfaction));
        return application;
    }

    private JsonNode application(StarDistrict district, String cycle, UUID branch) {
        return requests.read(
                district.administrator,
                "/api/v1/star-applications/{id}",
                requests.application(district.administrator, cycle, branch));
    }

    private void assertAwarded(
            StarDistrict district, String cycle, UUID branch, String state, int stars, String... limits) {
        var application = application(district, cycle, branch);
        assertThat(application.at("/state").asString()).isEqualTo(state);
        assertThat(application.at("/stars").asInt()).isEqualTo(stars);
        assertThat(application.at("/limits").valueStream().map(JsonNode::asString))
                .containsExactly(limits);
    }

    private void assertFigure(StarDistrict district) {
        var figure = requests.read(district.administrator, "/api/v1/figures/F09?from=2025-01-01");
        assertThat(figure.at("/value").asInt()).isEqualTo(2);
        assertThat(figure.at("/groups/0/value").asInt()).isEqualTo(2);
        assertThat(figure.at("/groups/0/label").asString()).isEqualTo("三星级");
        assertThat(requests.read(district.administrator, "/api/v1/figures/F09-rewards?from=2025-01-01")
                        .at("/value")
                        .asInt())
                .isEqualTo(4000);
        assertThat(requests.read(district.administrator, "/api/v1/figures/F09/rows?from=2025-01-01")
                        .at("/items")
                        .size())
                .isEqualTo(2);
        var unknown = requests.read(district.administrator, "/api/v1/figures/F09?from=2019-01-01");
        assertThat(unknown.at("/status").asString()).isEqualTo("NO_DATA");
        assertThat(unknown.at("/reason").asString()).isEqualTo("该年度的星级评定尚未定星。");
    }

    private long held(List<UUID> branches) {
        return count("select count(*) from held_activities where org_id = any(:ids)", branches);
    }

    private long members(List<UUID> branches) {
        return count("select count(*) from members where org_id = any(:ids)", branches);
    }

    private long count(String sql, List<UUID> branches) {
        return database.sql(sql)
                .bind("ids", branches.toArray(UUID[]::new))
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
