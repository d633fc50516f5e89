package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ActivityTest
class CheckInIT {

    @Autowired
    private Steps steps;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private WebTestClient web;

    @BeforeEach
    void shortlyBeforeTheStart() {
        clock.set("2026-03-05T01:20:05Z");
    }

    @Test
    void whoComesInTimeIsPresent() {
        var branch = steps.branch(2);
        var id = steps.opened(branch);
        steps.checkIn(branch.member(0), id, steps.code(branch, id))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PRESENT")
                .jsonPath("$.isGuest")
                .isEqualTo(false)
                .jsonPath("$.isAlreadyCheckedIn")
                .isEqualTo(false)
                .jsonPath("$.message")
                .isEqualTo("签到成功，时间 2026-03-05 09:20。");
    }

    @Test
    void whoComesAfterTheGraceIsLate() {
        var branch = steps.branch(2);
        var id = steps.opened(branch);
        clock.set("2026-03-05T01:45:00Z");
        steps.checkIn(branch.member(0), id, steps.code(branch, id))
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PRESENT");
        clock.set("2026-03-05T01:45:01Z");
        steps.checkIn(branch.member(1), id, steps.code(branch, id))
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("LATE");
    }

    @Test
    void aSecondCheckInGetsTheFirstAnswerAgain() {
        var branch = steps.branch(2);
        var id = steps.opened(branch);
        var code = steps.code(branch, id);
        steps.checkIn(branch.member(0), id, code).expectStatus().isCreated();
        clock.set("2026-03-05T01:50:00Z");
        steps.checkIn(branch.member(0), id, code)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PRESENT")
                .jsonPath("$.checkedInAt")
                .isEqualTo("2026-03-05T01:20:05Z")
                .jsonPath("$.isAlreadyCheckedIn")
                .isEqualTo(true)
                .jsonPath("$.message")
                .isEqualTo("您已于 2026-03-05 09:20 有考勤记录，不用重复签到。");
        assertThat(rows(id)).isEqualTo(1);
    }

    @Test
    void aCodeIsAcceptedForOneMoreWindowAndThenHasExpired() {
        var branch = steps.branch(3);
        var id = steps.opened(branch);
        var code = steps.code(branch, id);
        clock.set("2026-03-05T01:20:59Z");
        assertThat(steps.code(branch, id)).isNotEqualTo(code);
        steps.checkIn(branch.member(0), id, code).expectStatus().isCreated();
        clock.set("2026-03-05T01:21:00Z");
        Steps.expectProblem(steps.checkIn(branch.member(1), id, code), 422, "check-in.code-expired");
        var typed = steps.code(branch, id).substring(steps.code(branch, id).lastIndexOf(':') + 1);
        steps.checkIn(branch.member(1), id, typed.toLowerCase()).expectStatus().isCreated();
    }

    @Test
    void aWrongCodeIsToldSoAndTenOfThemAreEnough() {
        var branch = steps.branch(2);
        var id = steps.opened(branch);
        for (int left = 9; left >= 0; left--) {
            steps.checkIn(branch.member(0), id, "AAAAAAAAAA")
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("check-in.code-wrong")
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/code")
                    .jsonPath("$.detail")
                    .isEqualTo("签到码不对，请扫描现场屏幕上的二维码；还可以试 " + left + " 次。");
        }
        Steps.expectProblem(steps.checkIn(branch.member(0), id, "AAAAAAAAAA"), 429, "check-in.too-many");
        Steps.expectProblem(steps.checkIn(branch.member(0), id, steps.code(branch, id)), 429, "check-in.too-many");
        steps.checkIn(branch.member(1), id, steps.code(branch, id))
                .expectStatus()
                .isCreated();
        assertThat(rows(id)).isEqualTo(1);
    }

    @Test
    void wrongCodesCountEvenIfTheRequestIsMarkedIdempotent() {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        for (int tries = 0; tries < 10; tries++) {
            checkInOnce(branch, id, "key-" + tries).expectStatus().isEqualTo(422);
        }
        Steps.expectProblem(checkInOnce(branch, id, "key-10"), 429, "check-in.too-many");
    }

    @Test
    void aCodeOfAnotherActivityOrOfAnEarlierOpeningIsWrong() {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        var other = steps.opened(branch);
        Steps.expectProblem(steps.checkIn(branch.member(0), id, steps.code(branch, other)), 422, "check-in.code-wrong");
        var code = steps.code(branch, id);
        steps.call(HttpMethod.DELETE, branch.secretary(), "/" + id + "/check-in", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.phase")
                .isEqualTo("RUNNING");
        steps.put(branch, id, "/check-in").expectStatus().isOk();
        Steps.expectProblem(steps.checkIn(branch.member(0), id, code), 422, "check-in.code-wrong");
    }

    @Test
    void checkInWorksOnlyWhileItIsOpen() {
        var branch = steps.branch(2);
        var id = steps.published(branch);
        Steps.expectProblem(steps.checkIn(branch.member(0), id, "AAAAAAAAAA"), 409, "check-in.not-open");
        Steps.expectProblem(steps.get(branch.secretary(), "/" + id + "/check-in/code"), 409, "check-in.not-open");
        steps.put(branch, id, "/check-in").expectStatus().isOk();
        Steps.expectProblem(steps.put(branch, id, "/check-in"), 409, "check-in.already-open");
        var code = steps.code(branch, id);
        steps.call(HttpMethod.DELETE, branch.secretary(), "/" + id + "/check-in", Map.of())
                .expectStatus()
                .isOk();
        Steps.expectProblem(steps.checkIn(branch.member(0), id, code), 409, "check-in.not-open");
        clock.set("2026-03-05T01:31:00Z");
        Steps.expectProblem(steps.checkIn(branch.member(1), steps.closed(branch, 0), code), 409, "activity.closed");
    }

    @Test
    void checkInOpensAtMostTwoHoursAheadAndNotBeforePublication() {
        var branch = steps.branch(1);
        Steps.expectProblem(steps.put(branch, steps.planned(branch), "/check-in"), 409, "activity.not-published");
        var id = steps.published(branch);
        clock.set("2026-03-04T23:29:59Z");
        Steps.expectProblem(steps.put(branch, id, "/check-in"), 409, "check-in.too-early");
        clock.set("2026-03-04T23:30:00Z");
        steps.put(branch, id, "/check-in").expectStatus().isOk();
    }

    @Test
    void aGuestIsWelcomeAtAnOpenActivityAndCounts() {
        var host = steps.branch(2);
        var guest = steps.branch(1);
        var id = steps.opened(host, "openToGuests", true);
        steps.get(guest.member(0), "/" + id).expectStatus().isNotFound();
        steps.checkIn(guest.member(0), id, steps.code(host, id))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.isGuest")
                .isEqualTo(true);
        steps.get(guest.member(0), "/" + id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.turnout.expected")
                .isEqualTo(2)
                .jsonPath("$.turnout.present")
                .isEqualTo(0)
                .jsonPath("$.turnout.guests")
                .isEqualTo(1);
    }

    @Test
    void elsewhereAnotherBranchsActivityDoesNotExistUnlessOneStandsInTheRoom() {
        var host = steps.branch(1);
        var stranger = steps.branch(1);
        var id = steps.opened(host);
        Steps.expectProblem(steps.checkIn(stranger.member(0), id, "AAAAAAAAAA"), 404, "activity.unknown");
        Steps.expectProblem(steps.checkIn(stranger.member(0), id, steps.code(host, id)), 403, "check-in.not-invited");
        Steps.expectProblem(steps.checkIn(stranger.member(0), UUID.randomUUID(), "A"), 404, "activity.unknown");
        assertThat(rows(id)).isZero();
    }

    @Test
    void whoJoinsTheBranchAfterTheInvitationsIsExpectedToo() {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        var newcomer = steps.branch(1);
        database.sql("update people set org_id = :org where id = :id")
                .bind("org", branch.id())
                .bind("id", newcomer.members().getFirst())
                .then()
                .block();
        steps.checkIn(newcomer.member(0), id, steps.code(branch, id))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.isGuest")
                .isEqualTo(false);
        steps.get(branch.secretary(), "/" + id)
                .expectBody()
                .jsonPath("$.turnout.expected")
                .isEqualTo(2)
                .jsonPath("$.turnout.present")
                .isEqualTo(1);
    }

    @Test
    void whoIsSuspendedIsNeitherInvitedNorAdmitted() {
        var branch = steps.branch(2);
        database.sql("update people set status = 'SUSPENDED' where id = :id")
                .bind("id", branch.members().getFirst())
                .then()
                .block();
        var id = steps.opened(branch);
        Steps.expectProblem(steps.checkIn(branch.member(0), id, steps.code(branch, id)), 403, "check-in.not-invited");
        steps.get(branch.secretary(), "/" + id)
                .expectBody()
                .jsonPath("$.turnout.expected")
                .isEqualTo(1);
    }

    @Test
    void whoHadLeaveAndComesAfterAllIsPresentAndTheLeaveStaysInTheHistory() {
        var branch = steps.branch(2);
        var id = steps.opened(branch);
        steps.record(branch, id, 0, "PERSONAL_LEAVE").expectStatus().isOk();
        steps.checkIn(branch.member(0), id, steps.code(branch, id))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("PRESENT");
        steps.get(branch.secretary(), "/" + id + "/corrections")
                .expectBody()
                .jsonPath("$.items[0].fromStatus")
                .isEqualTo("PERSONAL_LEAVE")
                .jsonPath("$.items[0].toStatus")
                .isEqualTo("PRESENT")
                .jsonPath("$.items[0].isCorrection")
                .isEqualTo(false);
    }

    @Test
    void theSecretaryRecordsOnlyThoseWhoAreExpectedOrCame() {
        var branch = steps.branch(2);
        var other = steps.branch(1);
        var id = steps.opened(branch, "openToGuests", true);
        clock.set("2026-03-05T01:31:00Z");
        var path = "/" + id + "/attendances/" + other.members().getFirst();
        var entry = Map.of("status", "PRESENT", "reason", "手机没电");
        Steps.expectProblem(
                steps.call(HttpMethod.PUT, branch.secretary(), path, entry), 404, "attendance.member-unknown");
        steps.checkIn(other.member(0), id, steps.code(branch, id))
                .expectStatus()
                .isCreated();
        steps.call(HttpMethod.PUT, branch.secretary(), path, Map.of("status", "ABSENT", "reason", "签到后即离开"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ABSENT")
                .jsonPath("$.isGuest")
                .isEqualTo(true);
        Steps.expectProblem(steps.record(branch, id, 0, "ASLEEP"), 400, "request.invalid");
    }

    @Test
    void theQrCodeOnTheScreenSaysTheCode() throws Exception {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        var png = steps.get(branch.secretary(), "/" + id + "/check-in/code.png")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("image/png")
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        assertThat(QrReader.read(Objects.requireNonNull(png))).isEqualTo(steps.code(branch, id));
        var svg = steps.get(branch.secretary(), "/" + id + "/check-in/code.svg")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("image/svg+xml")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(svg).contains("<svg", "签到二维码");
    }

    @Test
    void theSecretIsNotStoredInTheClear() {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        var sql = "select octet_length(secret) from check_in_secrets where activity_id = :id";
        assertThat(database.sql(sql)
                        .bind("id", id)
                        .mapValue(Integer.class)
                        .one()
                        .block())
                .isGreaterThan(44);
        clock.pass(Duration.ofMinutes(20));
        steps.minutes(branch, id, Map.of()).expectStatus().isOk();
        steps.put(branch, id, "/closure").expectStatus().isOk();
        assertThat(database.sql(sql)
                        .bind("id", id)
                        .mapValue(Integer.class)
                        .one()
                        .block())
                .isNull();
    }

    private WebTestClient.ResponseSpec checkInOnce(TestBranch branch, UUID id, String key) {
        return web.post()
                .uri("/api/v1/activities/" + id + "/attendances")
                .headers(headers -> headers.setBearerAuth(branch.member(0)))
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("code", "AAAAAAAAAA"))
                .exchange();
    }

    private long rows(UUID activity) {
        Long count = database.sql("select count(*) from attendances where activity_id = :id")
                .bind("id", activity)
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? -1 : count;
    }
}
