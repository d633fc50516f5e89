package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ActivityTest
class ActivityAccessIT {

    private static final String STREET_ADMIN = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);
    private static final String OTHER_STREET = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.SOUTH);

    @Autowired
    private Steps steps;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void shortlyAfterTheStart() {
        clock.set("2026-03-05T01:31:00Z");
    }

    @Test
    void toAnotherSecretaryTheActivityDoesNotExist() {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        var other = steps.branch(1);
        reads(other.secretary(), id).forEach(response -> Steps.expectProblem(response, 404, "activity.unknown"));
        writes(other, id).forEach(response -> Steps.expectProblem(response, 404, "activity.unknown"));
        Steps.expectProblem(steps.get(other.secretary(), "/" + id + "/minutes"), 404, "minutes.unknown");
        Steps.expectProblem(
                steps.call(HttpMethod.POST, other.secretary(), "", Steps.planOf(branch)), 404, "org.unknown");
    }

    @Test
    void theStreetReadsWhatItsBranchesDoAndOtherStreetsDoNot() {
        var branch = steps.branch(1);
        var id = steps.planned(branch);
        steps.get(STREET_ADMIN, "/" + id).expectStatus().isOk();
        assertThat(ids(STREET_ADMIN, "?under=" + branch.id())).containsExactly(id);
        steps.get(OTHER_STREET, "/" + id).expectStatus().isNotFound();
        assertThat(ids(OTHER_STREET, "?under=" + branch.id())).isEmpty();
    }

    @Test
    void onlySecretariesWrite() {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        for (var token : List.of(STREET_ADMIN, branch.member(0))) {
            Steps.expectProblem(
                    steps.call(HttpMethod.POST, token, "", Steps.planOf(branch)), 403, "caller.not-allowed");
            for (var verb : List.of("/publication", "/check-in", "/closure")) {
                Steps.expectProblem(
                        steps.call(HttpMethod.PUT, token, "/" + id + verb, Map.of()), 403, "caller.not-allowed");
            }
        }
        Steps.expectProblem(steps.get(branch.member(0), "/" + id + "/check-in/code"), 403, "caller.not-allowed");
        Steps.expectProblem(steps.get(branch.member(0), "/" + id + "/minutes"), 403, "caller.not-allowed");
        Steps.expectProblem(steps.checkIn(branch.secretary(), id, "A"), 403, "caller.not-allowed");
        var nobody = TestTokens.token(Role.MEMBER, branch.id());
        Steps.expectProblem(steps.checkIn(nobody, id, steps.code(branch, id)), 403, "check-in.no-member");
    }

    @Test
    void nobodyIsHeardWithoutAValidToken() {
        var branch = steps.branch(1);
        for (var token : List.of(
                TestTokens.forged(Role.BRANCH_SECRETARY, branch.id()),
                TestTokens.expired(Role.BRANCH_SECRETARY, branch.id()),
                "nonsense")) {
            Steps.expectProblem(steps.call(HttpMethod.POST, token, "", Steps.planOf(branch)), 401, "token.invalid");
        }
    }

    @Test
    void aMemberSeesWhatTheOwnBranchHasPublished() {
        var branch = steps.branch(1);
        var other = steps.branch(1);
        steps.planned(branch);
        steps.published(other, "openToGuests", true);
        var published = steps.published(branch);
        assertThat(ids(branch.member(0), "")).containsExactly(published);
        assertThat(ids(branch.member(0), "?under=" + other.id())).isEmpty();
    }

    @Test
    void aMemberSeesOnlyTheOwnAttendance() {
        var branch = steps.branch(3);
        var id = steps.opened(branch);
        steps.checkIn(branch.member(1), id, steps.code(branch, id))
                .expectStatus()
                .isCreated();
        steps.record(branch, id, 0, "SICK_LEAVE").expectStatus().isOk();
        steps.get(branch.member(1), "/" + id + "/attendances")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].memberId")
                .isEqualTo(branch.members().get(1).toString())
                .jsonPath("$.items[0].status")
                .isEqualTo("PRESENT");
        steps.get(branch.secretary(), "/" + id + "/attendances?limit=2")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].name")
                .isEqualTo(TestBranch.nameOf(0))
                .jsonPath("$.items[0].reason")
                .isEqualTo("已向书记说明")
                .jsonPath("$.next")
                .exists();
    }

    @Test
    void kindsSayWhatIsAskedOfABranch() {
        var small = steps.branch(6);
        steps.get(small.secretary(), "/kinds?orgId=" + small.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.code=='THEME_DAY')].duty.isRequired")
                .isEqualTo(true)
                .jsonPath("$.items[?(@.code=='COMMITTEE_MEETING')].duty.isRequired")
                .isEqualTo(false)
                .jsonPath("$.items[?(@.code=='COMMITTEE_MEETING')].duty.reason")
                .isEqualTo("正式党员 5 名，不足 7 名，不设支部委员会。");
        var large = steps.branch(8);
        steps.get(large.secretary(), "/kinds?orgId=" + large.id())
                .expectBody()
                .jsonPath("$.items[?(@.code=='COMMITTEE_MEETING')].duty.isRequired")
                .isEqualTo(true);
        Steps.expectProblem(steps.get(small.secretary(), "/kinds?orgId=" + large.id()), 404, "org.unknown");
        steps.get(small.member(0), "/kinds?on=2018-10-27")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    private Stream<ResponseSpec> reads(String token, UUID id) {
        return Stream.of(
                        "",
                        "/attendances",
                        "/corrections",
                        "/check-in/code",
                        "/check-in/code.svg",
                        "/check-in/code.png")
                .map(path -> steps.get(token, "/" + id + path));
    }

    private Stream<ResponseSpec> writes(TestBranch other, UUID id) {
        var self = other.members().getFirst();
        return Stream.of(
                steps.put(other, id, "/publication"),
                steps.put(other, id, "/check-in"),
                steps.put(other, id, "/closure"),
                steps.minutes(other, id, Map.of()),
                steps.record(other, id, 0, "PRESENT"),
                steps.correct(other, id, 0, "PRESENT"),
                steps.call(HttpMethod.DELETE, other.secretary(), "/" + id + "/check-in", Map.of()),
                steps.call(HttpMethod.PUT, other.secretary(), "/" + id + "/cancellation", Map.of("reason", "x")),
                steps.call(
                        HttpMethod.PUT,
                        other.secretary(),
                        "/" + id + "/attendances/" + self,
                        Map.of("status", "PRESENT", "reason", "x")));
    }

    private List<UUID> ids(String token, String query) {
        return Steps.body(steps.get(token, query).expectStatus().isOk())
                .get("items")
                .valueStream()
                .map(item -> UUID.fromString(item.get("id").asString()))
                .toList();
    }
}
