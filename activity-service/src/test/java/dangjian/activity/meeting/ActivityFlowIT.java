package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ActivityTest
class ActivityFlowIT {

    @Autowired
    private Steps steps;

    @Autowired
    private TestClock clock;

    @Autowired
    private WebTestClient web;

    @BeforeEach
    void halfAnHourBeforeTheStart() {
        clock.set("2026-03-05T01:00:00Z");
    }

    @Test
    void aThemeDayIsPlannedHeldAndClosedAndEverybodyHearsWhoWasThere() {
        var branch = steps.branch(5);
        var id = steps.opened(branch);
        clock.set("2026-03-05T01:20:00Z");
        steps.checkIn(branch.member(0), id, steps.code(branch, id))
                .expectStatus()
                .isCreated();
        steps.record(branch, id, 1, "SICK_LEAVE").expectStatus().isOk();
        clock.set("2026-03-05T01:46:00Z");
        steps.checkIn(branch.member(2), id, steps.code(branch, id))
                .expectStatus()
                .isCreated();
        steps.minutes(branch, id, Map.of("resolution", "设立党员先锋岗三个"))
                .expectStatus()
                .isOk();
        clock.set("2026-03-06T02:00:00Z");

        steps.put(branch, id, "/closure")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("CLOSED")
                .jsonPath("$.phase")
                .isEqualTo("ENDED")
                .jsonPath("$.turnout.expected")
                .isEqualTo(5)
                .jsonPath("$.turnout.present")
                .isEqualTo(2)
                .jsonPath("$.turnout.late")
                .isEqualTo(1)
                .jsonPath("$.turnout.onLeave")
                .isEqualTo(1)
                .jsonPath("$.turnout.absent")
                .isEqualTo(2);

        var event = ActivityEvents.of(id).single(ActivityClosed.TYPE);
        assertThat(event.get("orgId").asString()).isEqualTo(branch.id().toString());
        assertThat(event.get("kind").asString()).isEqualTo("THEME_DAY");
        assertThat(event.get("startsAt").asString()).isEqualTo("2026-03-05T01:30:00Z");
        assertThat(event.get("closedAt").asString()).isEqualTo("2026-03-06T02:00:00Z");
        assertThat(event.get("attendances")
                        .valueStream()
                        .map(line -> line.get("status").asString()))
                .containsExactly("PRESENT", "SICK_LEAVE", "LATE", "ABSENT", "ABSENT");
        assertThat(event.get("attendances").get(0).get("checkedInAt").asString())
                .isEqualTo("2026-03-05T01:20:00Z");
        assertThat(event.get("attendances").get(3).get("checkedInAt")).isNull();
    }

    @Test
    void aClosedActivityIsCorrectedInTheOpenAndToldAfterItsClosure() {
        var branch = steps.branch(2);
        clock.set("2026-03-05T01:31:00Z");
        var id = steps.closed(branch, 0);

        steps.correct(branch, id, 1, "OFFICIAL_LEAVE").expectStatus().isCreated();

        var events = ActivityEvents.of(id, 2);
        assertThat(events.types()).containsExactly(ActivityClosed.TYPE, AttendanceCorrected.TYPE);
        var corrected = events.single(AttendanceCorrected.TYPE);
        assertThat(corrected.get("from").asString()).isEqualTo("ABSENT");
        assertThat(corrected.get("to").asString()).isEqualTo("OFFICIAL_LEAVE");
        assertThat(corrected.get("memberId").asString())
                .isEqualTo(branch.members().get(1).toString());
        steps.get(branch.secretary(), "/" + id + "/corrections")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].fromStatus")
                .isEqualTo("ABSENT")
                .jsonPath("$.items[0].reason")
                .isEqualTo("值班表已补交")
                .jsonPath("$.items[0].isCorrection")
                .isEqualTo(true);
        Steps.expectProblem(steps.correct(branch, id, 1, "OFFICIAL_LEAVE"), 422, "attendance.unchanged");
    }

    @Test
    void beforeClosingThereIsNothingToCorrectAndAfterwardsNothingToRecord() {
        var branch = steps.branch(2);
        clock.set("2026-03-05T01:31:00Z");
        var open = steps.opened(branch);
        Steps.expectProblem(steps.correct(branch, open, 1, "PRESENT"), 409, "activity.not-closed");
        var closed = steps.closed(branch, 0);
        Steps.expectProblem(steps.record(branch, closed, 1, "PRESENT"), 409, "activity.closed");
        Steps.expectProblem(steps.minutes(branch, closed, Map.of()), 409, "activity.closed");
        Steps.expectProblem(steps.put(branch, closed, "/closure"), 409, "activity.closed");
        Steps.expectProblem(cancel(branch, closed), 409, "activity.closed");
        assertThat(ActivityEvents.of(closed).types()).containsExactly(ActivityClosed.TYPE);
    }

    @Test
    void closingNeedsMinutesAndAnActivityThatHasBegun() {
        var branch = steps.branch(2);
        var id = steps.published(branch);
        Steps.expectProblem(steps.put(branch, id, "/closure"), 409, "activity.not-started");
        clock.set("2026-03-05T01:31:00Z");
        Steps.expectProblem(steps.put(branch, id, "/closure"), 409, "activity.minutes-missing");
    }

    @Test
    void anActivityIsCancelledWithAReason() {
        var branch = steps.branch(2);
        var id = steps.opened(branch);
        var code = steps.code(branch, id);
        cancel(branch, id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("CANCELLED")
                .jsonPath("$.cancelReason")
                .isEqualTo("防汛值班")
                .jsonPath("$.minutesDueOn")
                .doesNotExist();
        Steps.expectProblem(steps.checkIn(branch.member(0), id, code), 409, "activity.cancelled");
        Steps.expectProblem(steps.put(branch, id, "/closure"), 409, "activity.cancelled");
    }

    @Test
    void minutesAreDueFiveWorkingDaysAfterTheActivity() {
        var branch = steps.branch(2);
        var id = steps.published(branch);
        expectMinutes(branch, id, false);
        clock.set("2026-03-12T15:59:00Z");
        expectMinutes(branch, id, false);
        clock.set("2026-03-12T16:00:00Z");
        expectMinutes(branch, id, true);
    }

    @Test
    void aPlanIsChangedByWhoReadItLast() {
        var branch = steps.branch(2);
        var id = steps.published(branch);
        change(branch, id, "\"2\"", Map.of("place", "社区广场"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"")
                .expectBody()
                .jsonPath("$.place")
                .isEqualTo("社区广场")
                .jsonPath("$.title")
                .isEqualTo("三月主题党日");
        Steps.expectProblem(change(branch, id, "\"2\"", Map.of("place", "别处")), 412, "version.stale");
        Steps.expectProblem(
                change(branch, id, "\"3\"", Map.of("endsAt", "2026-03-05T01:00:00Z")),
                422,
                "activity.ends-before-start");
        steps.put(branch, id, "/check-in").expectStatus().isOk();
        Steps.expectProblem(change(branch, id, "\"4\"", Map.of("place", "别处")), 409, "activity.fixed");
    }

    @Test
    void aKindThatNotEverybodyAttendsInvitesThoseWhoAreNamed() {
        var branch = steps.branch(3);
        var id = steps.planned(branch, "kind", "COMMITTEE_MEETING");
        Steps.expectProblem(steps.put(branch, id, "/publication"), 422, "activity.invitees-required");
        var stranger = steps.branch(1).members().getFirst();
        Steps.expectProblem(publish(branch, id, branch.members().get(0), stranger), 422, "activity.invitee-unknown");
        publish(branch, id, branch.members().get(0), branch.members().get(1))
                .expectStatus()
                .isOk();
        steps.get(branch.secretary(), "/" + id)
                .expectBody()
                .jsonPath("$.turnout.expected")
                .isEqualTo(2);
        Steps.expectProblem(
                publish(branch, steps.planned(branch), branch.members().get(0)), 422, "activity.invites-everyone");
    }

    @Test
    void aPlanMustMakeSense() {
        var branch = steps.branch(1);
        Steps.expectProblem(plan(branch, "kind", "TEA_PARTY"), 422, "activity.kind-unknown");
        Steps.expectProblem(plan(branch, "endsAt", Steps.START), 422, "activity.ends-before-start");
        Steps.expectProblem(plan(branch, "startsAt", "+12026-03-05T01:30:00Z"), 422, "activity.starts-when");
        Steps.expectProblem(plan(branch, "endsAt", "2026-05-05T01:30:00Z"), 422, "activity.too-long");
        Steps.expectProblem(plan(branch, "title", " "), 400, "request.invalid");
        Steps.expectProblem(plan(branch, "startsAt", "tomorrow"), 400, "request.invalid");
        Steps.expectProblem(plan(branch, "surprise", 1), 400, "request.invalid");
        Steps.expectProblem(plan(branch, "title", "a\u0000b"), 400, "request.text");
        Steps.expectProblem(steps.put(steps.branch(0), steps.planned(branch), "/publication"), 404, "activity.unknown");
    }

    @Test
    void aBranchWithoutMembersHasNobodyToInvite() {
        var branch = steps.branch(0);
        Steps.expectProblem(steps.put(branch, steps.planned(branch), "/publication"), 409, "activity.nobody-to-invite");
    }

    @Test
    void activitiesAreListedFromNewToOldPageByPage() {
        var branch = steps.branch(1);
        for (int day = 10; day < 15; day++) {
            steps.planned(
                    branch, "startsAt", "2026-03-" + day + "T01:00:00Z", "endsAt", "2026-03-" + day + "T02:00:00Z");
        }
        var first = Steps.body(steps.get(branch.secretary(), "?limit=3&count=true&under=" + branch.id()));
        assertThat(days(first)).containsExactly("2026-03-14", "2026-03-13", "2026-03-12");
        assertThat(first.get("total").asInt()).isEqualTo(5);
        var rest = Steps.body(steps.get(
                branch.secretary(),
                "?limit=3&under=" + branch.id() + "&after=" + first.get("next").asString()));
        assertThat(days(rest)).containsExactly("2026-03-11", "2026-03-10");
        assertThat(rest.get("next")).isNull();
        assertThat(days(Steps.body(steps.get(branch.secretary(), "?from=2026-03-11&to=2026-03-12&kind=THEME_DAY"))))
                .containsExactly("2026-03-12", "2026-03-11");
        assertThat(days(Steps.body(steps.get(branch.secretary(), "?state=CLOSED"))))
                .isEmpty();
        assertThat(days(Steps.body(steps.get(branch.secretary(), "?from=-999999999-01-01&to=9999-12-31"))))
                .hasSize(5);
        Steps.expectProblem(steps.get(branch.secretary(), "?kind=no-kind"), 400, "request.invalid");
        Steps.expectProblem(
                steps.get(branch.secretary(), "?after=OTk5OTk5OTk5OTk5OTk5OTk5H3g"), 400, "request.invalid");
        Steps.expectProblem(steps.get(branch.secretary(), "?limit=-1"), 400, "request.invalid");
    }

    private void expectMinutes(TestBranch branch, UUID id, boolean late) {
        steps.get(branch.secretary(), "/" + id)
                .expectBody()
                .jsonPath("$.minutesDueOn")
                .isEqualTo("2026-03-12")
                .jsonPath("$.minutesLate")
                .isEqualTo(late);
    }

    private WebTestClient.ResponseSpec cancel(TestBranch branch, UUID id) {
        return steps.call(HttpMethod.PUT, branch.secretary(), "/" + id + "/cancellation", Map.of("reason", "防汛值班"));
    }

    private WebTestClient.ResponseSpec plan(TestBranch branch, String field, Object value) {
        return steps.call(HttpMethod.POST, branch.secretary(), "", Steps.planOf(branch, field, value));
    }

    private WebTestClient.ResponseSpec publish(TestBranch branch, UUID id, UUID... members) {
        return steps.call(
                HttpMethod.PUT, branch.secretary(), "/" + id + "/publication", Map.of("memberIds", List.of(members)));
    }

    private WebTestClient.ResponseSpec change(TestBranch branch, UUID id, String version, Map<String, ?> change) {
        return web.patch()
                .uri("/api/v1/activities/" + id)
                .headers(headers -> headers.setBearerAuth(branch.secretary()))
                .header("If-Match", version)
                .bodyValue(change)
                .exchange();
    }

    private static List<String> days(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("startsAt").asString().substring(0, 10))
                .toList();
    }
}
