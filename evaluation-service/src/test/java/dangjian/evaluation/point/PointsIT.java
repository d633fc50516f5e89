package dangjian.evaluation.point;

import static dangjian.kit.TestOrganizations.DISTRICT;
import static dangjian.kit.TestOrganizations.NORTH_BRANCH;
import static dangjian.kit.TestOrganizations.NORTH_OTHER_BRANCH;
import static dangjian.kit.TestOrganizations.SOUTH_BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dangjian.evaluation.HeldMeeting;
import dangjian.evaluation.KnownMember;
import dangjian.evaluation.PublishedEvents;
import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class PointsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, NORTH_BRANCH);
    private static final String DISTRICT_ADMIN = TestTokens.token(Role.DISTRICT_ADMIN, DISTRICT);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private KnownMember member;

    @BeforeEach
    void registerAMember() {
        database.sql(TestOrganizations.insert()).then().block();
        member = known(NORTH_BRANCH, "张三");
    }

    @Test
    void attendanceBecomesPointsAndLeaveDoesNot() {
        var absent = known(NORTH_BRANCH, "李四");
        var onLeave = known(NORTH_BRANCH, "王五");
        var guest = known(SOUTH_BRANCH, "赵六");
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY)
                .with(member.id(), "PRESENT")
                .with(absent.id(), "ABSENT")
                .with(onLeave.id(), "SICK_LEAVE")
                .with(guest.id(), SOUTH_BRANCH, "LATE")
                .close();
        awaitPoints(guest.id(), "1.0");
        assertThat(points(member.id())).isEqualByComparingTo("1");
        assertThat(points(absent.id())).isEqualByComparingTo("-2");
        assertThat(points(onLeave.id())).isEqualByComparingTo("0");
        assertThat(branchOf(guest.id())).containsExactly(SOUTH_BRANCH);
    }

    @Test
    void aRedeliveredEventChangesNothing() {
        var event = UUID.randomUUID();
        var meeting = new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY).with(member.id(), "PRESENT");
        meeting.close(event);
        meeting.close(event);
        var next = new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY.plusMonths(1)).with(member.id(), "PRESENT");
        next.close();
        awaitPoints(member.id(), "2.0");
        database.sql("delete from inbox where event_id = :id")
                .bind("id", event)
                .then()
                .block();
        meeting.close(event);
        var last = new HeldMeeting(NORTH_BRANCH, "ORG_LIFE_MEETING", DAY).with(member.id(), "PRESENT");
        last.close();
        await().until(() -> inboxHas(event));
        awaitPoints(member.id(), "4.0");
    }

    @Test
    void aCorrectionUndoesTheFormerEntryAndEntersTheNewOne() {
        var meeting = new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY).with(member.id(), "ABSENT");
        meeting.close();
        awaitPoints(member.id(), "-2.0");
        meeting.correct(member.id(), "ABSENT", "PRESENT");
        awaitPoints(member.id(), "1.0");
        meeting.correct(member.id(), "PRESENT", "OFFICIAL_LEAVE");
        awaitPoints(member.id(), "0.0");
        get(SECRETARY, "/api/v1/points/members/{id}/entries", member.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(4)
                .jsonPath("$.items[0].kind")
                .isEqualTo("CONTRA")
                .jsonPath("$.items[0].rule")
                .isEqualTo("B01")
                .jsonPath("$.items[3].kind")
                .isEqualTo("ENTRY")
                .jsonPath("$.items[3].rule")
                .isEqualTo("N01")
                .jsonPath("$.items[3].evidence.status")
                .isEqualTo("ABSENT")
                .jsonPath("$.items[3].ruleBookVersion")
                .isEqualTo(1);
    }

    @Test
    void theYearlyCapHoldsAndFreedRoomIsGivenToTheEarliestCappedEntry() {
        var meetings = new ArrayList<HeldMeeting>();
        for (int number = 0; number < 22; number++) {
            var meeting = new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY.plusDays(number)).with(member.id(), "PRESENT");
            meeting.close();
            meetings.add(meeting);
        }
        await().until(() -> entries(member.id()) == 22);
        assertThat(points(member.id())).isEqualByComparingTo("20");
        meetings.getFirst().correct(member.id(), "PRESENT", "SICK_LEAVE");
        await().until(() -> entries(member.id()) == 25);
        assertThat(points(member.id())).isEqualByComparingTo("20");
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY.plusYears(-1))
                .with(member.id(), "PRESENT")
                .close();
        awaitPoints(member.id(), "21.0");
    }

    @Test
    void theLedgerCannotBeChanged() {
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY)
                .with(member.id(), "PRESENT")
                .close();
        awaitPoints(member.id(), "1.0");
        for (var statement : List.of(
                "update point_entries set points = 5",
                "delete from point_entries",
                "truncate point_entries",
                "update point_rules set most_points = 9 where code = 'B01'",
                "delete from point_effects",
                "update point_rule_books set effective_from = '2019-01-01'")) {
            assertThatThrownBy(() -> database.sql(statement).then().block())
                    .as(statement)
                    .hasMessageMatching("(?s).*(append-only|published).*");
        }
    }

    @Test
    void whatWasEnteredIsToldToOthers() {
        var event = new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY).with(member.id(), "PRESENT");
        event.close();
        awaitPoints(member.id(), "1.0");
        assertThat(PublishedEvents.of(event.id())).singleElement().satisfies(recorded -> {
            assertThat(recorded.at("/entries/0/memberId").asString())
                    .isEqualTo(member.id().toString());
            assertThat(recorded.at("/entries/0/rule").asString()).isEqualTo("B01");
        });
    }

    @Test
    void aMemberSeesOnlyTheOwnPoints() {
        var other = known(NORTH_BRANCH, "李四");
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY)
                .with(member.id(), "PRESENT")
                .with(other.id(), "PRESENT")
                .close();
        awaitPoints(other.id(), "1.0");
        var own = TestTokens.memberToken(member.id(), NORTH_BRANCH);
        get(own, "/api/v1/points/members/{id}", member.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.years[0].rules[0].rule")
                .isEqualTo("B01")
                .jsonPath("$.years[0].shown")
                .isEqualTo("1")
                .jsonPath("$.years[0].grade")
                .doesNotExist();
        get(own, "/api/v1/points/members/{id}", other.id()).expectStatus().isNotFound();
        get(own, "/api/v1/points/members/{id}/entries", other.id())
                .expectStatus()
                .isNotFound();
        get(own, "/api/v1/points/organizations/{id}", NORTH_BRANCH)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anotherBranchSeesNothing() {
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", DAY)
                .with(member.id(), "PRESENT")
                .close();
        awaitPoints(member.id(), "1.0");
        var stranger = TestTokens.token(Role.BRANCH_SECRETARY, NORTH_OTHER_BRANCH);
        get(stranger, "/api/v1/points/members/{id}", member.id()).expectStatus().isNotFound();
        get(stranger, "/api/v1/points/organizations/{id}", NORTH_BRANCH)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aSubtreeIsTheSumOfItsMembersByName() {
        var year = 2031;
        var day = LocalDate.of(year, 5, 6);
        var neighbour = known(NORTH_OTHER_BRANCH, "安一");
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", day)
                .with(member.id(), "PRESENT")
                .close();
        new HeldMeeting(NORTH_OTHER_BRANCH, "ORG_LIFE_MEETING", day)
                .with(neighbour.id(), "PRESENT")
                .close();
        awaitPoints(neighbour.id(), "2.0");
        awaitPoints(member.id(), "1.0");
        var first = "/api/v1/points/organizations/{id}?year=" + year + "&limit=1";
        var page = Objects.requireNonNull(get(DISTRICT_ADMIN, first, TestOrganizations.NORTH)
                .expectStatus()
                .isOk()
                .expectBody(OrganizationAnswer.class)
                .returnResult()
                .getResponseBody());
        assertThat(page.points()).isEqualByComparingTo("3");
        assertThat(page.membersWithEntries()).isEqualTo(2);
        assertThat(page.members().items()).extracting(MemberAnswer::name).containsExactly("安一");
        get(DISTRICT_ADMIN, first + "&after=" + page.members().next(), TestOrganizations.NORTH)
                .expectBody()
                .jsonPath("$.members.items[0].name")
                .isEqualTo("张三")
                .jsonPath("$.members.next")
                .doesNotExist();
    }

    @Test
    void theDefaultCatalogueIsPublished() {
        get(SECRETARY, "/api/v1/point-rules")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.version == 1)].rules[?(@.code == 'B01')].capPerYear")
                .isEqualTo(20.0)
                .jsonPath("$.items[?(@.version == 1)].rules[?(@.code == 'N01')].mostPoints")
                .isEqualTo(-2.0);
    }

    @Test
    void aNewRuleBookValuesOnlyWhatHappensFromItsDayOn() {
        publish(DISTRICT_ADMIN, "2040-01-01", Map.of("code", "B01", "leastPoints", 3, "mostPoints", 3))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.rules[?(@.code == 'B01')].mostPoints")
                .isEqualTo(3.0)
                .jsonPath("$.rules[?(@.code == 'B04')].mostPoints")
                .isEqualTo(2.0);
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", LocalDate.of(2039, 12, 31))
                .with(member.id(), "PRESENT")
                .close();
        awaitPoints(member.id(), "1");
        new HeldMeeting(NORTH_BRANCH, "THEME_DAY", LocalDate.of(2040, 1, 1))
                .with(member.id(), "PRESENT")
                .close();
        awaitPoints(member.id(), "4");
    }

    @Test
    void aWrongRuleBookIsRefused() {
        publish(SECRETARY, "2041-01-01", Map.of("code", "B01", "leastPoints", 3, "mostPoints", 3))
                .expectStatus()
                .isForbidden();
        publish(DISTRICT_ADMIN, "2026-01-01", Map.of("code", "B01", "leastPoints", 3, "mostPoints", 3))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("point.effective-past");
        publish(DISTRICT_ADMIN, "2041-01-01", Map.of("code", "B01", "leastPoints", 1, "mostPoints", 3))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("point.rule-choice");
        publish(DISTRICT_ADMIN, "2041-01-01", Map.of("code", "N01", "leastPoints", 1, "mostPoints", 1))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("point.rule-sign");
    }

    private WebTestClient.ResponseSpec publish(String token, String effectiveFrom, Map<String, Object> change) {
        return web.post()
                .uri("/api/v1/point-rules")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of(
                        "basedOn",
                        1,
                        "title",
                        "测试修订",
                        "effectiveFrom",
                        effectiveFrom,
                        "legalBasis",
                        "测试",
                        "changes",
                        List.of(change)))
                .exchange();
    }

    private KnownMember known(UUID branch, String name) {
        var registered = KnownMember.of(branch, name).register();
        await().until(() -> count("select count(*) from members where id = :id", registered.id()) == 1);
        return registered;
    }

    private void awaitPoints(UUID of, String expected) {
        await().untilAsserted(() -> assertThat(points(of)).isEqualByComparingTo(expected));
    }

    private BigDecimal points(UUID of) {
        return database.sql("select coalesce(sum(points), 0) from point_entries where member_id = :id")
                .bind("id", of)
                .mapValue(BigDecimal.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private List<UUID> branchOf(UUID of) {
        return database.sql("select org_id from point_entries where member_id = :id")
                .bind("id", of)
                .mapValue(UUID.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private long entries(UUID of) {
        return count("select count(*) from point_entries where member_id = :id", of);
    }

    private boolean inboxHas(UUID event) {
        return count("select count(*) from inbox where event_id = :id", event) == 1;
    }

    private long count(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private WebTestClient.ResponseSpec get(String token, String uri, Object... variables) {
        return web.get()
                .uri(uri, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    record OrganizationAnswer(
            UUID orgId,
            String name,
            int year,
            BigDecimal points,
            int membersWithEntries,
            int entries,
            PageAnswer members) {}

    record PageAnswer(List<MemberAnswer> items, @Nullable String next) {}

    record MemberAnswer(UUID memberId, String name, BigDecimal points) {}
}
