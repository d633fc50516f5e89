package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whoever left may join anew (重新入党), after an expulsion only when its time is over; the record goes on.
class RejoiningIT extends DevelopmentTest {

    private static final String ZHOU = "99000019750310003X";

    @Test
    void whoeverWithdrewIsAdmittedAnewInTheOwnRecord() {
        var zhou = member("周雨晴", ZHOU);
        exited(zhou, "WITHDREW", "2020-01-01");
        refusedToOpen("2019-12-31", "member.rejoin.before-exit");
        var id = opened(zhou("2023-06-01"));
        candidate(id);
        admitted(id);

        get(DISTRICT, "/api/v1/members/" + zhou)
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("PROBATIONARY")
                .jsonPath("$.status")
                .isEqualTo("NORMAL")
                .jsonPath("$.joinedOn")
                .isEqualTo("2024-09-10")
                .jsonPath("$.exitReason")
                .doesNotExist()
                .jsonPath("$.particulars.admissionType.code")
                .isEqualTo("REJOINED")
                .jsonPath("$.particulars.entryType.code")
                .isEqualTo("ADMITTED");
        assertThat(periods(zhou))
                .containsExactly(
                        "PROBATIONARY NORMAL 2012-06-20",
                        "FULL NORMAL 2013-06-20",
                        "FULL EXITED 2020-01-01",
                        "PROBATIONARY NORMAL 2024-09-10");
        assertThat(count("select count(*) from member_changes where field = 'JOINED_ON'"))
                .isOne();
        step(id, "CONFIRMATION_MEETING", "2025-09-15", Map.of("ballot", UNANIMOUS, "proposal", "CONFIRM"));
        approval(id, "CONFIRMATION_APPROVAL", "2025-10-01", Map.of("ballot", UNANIMOUS));
        assertThat(periods(zhou)).hasSize(5).last().isEqualTo("FULL NORMAL 2025-09-10");
    }

    @Test
    void whoeverWasExpelledWaitsUntilTheTimeIsOver() {
        var zhou = member("周雨晴", ZHOU);
        var expulsion = post(
                        COMMITTEE,
                        "/api/v1/penalties",
                        Map.of(
                                "memberId", zhou,
                                "kind", "EXPULSION",
                                "matterNo", "2021-003",
                                "matter", "严重违反党的纪律",
                                "imposedOn", "2021-03-02",
                                "authority", "区纪委监委",
                                "documentNo", "晨纪决〔2021〕3号"))
                .expectStatus()
                .isCreated()
                .expectBody(Created.class)
                .returnResult()
                .getResponseBody();
        approved("/api/v1/penalties/", expulsion);
        refusedToOpen("2026-03-01", "member.rejoin.expelled");
        opened(zhou("2026-03-02"));
    }

    @Test
    void aMemberTheDeadAndWhoeverIsAMemberElsewhereDoNotApply() {
        var zhou = member("周雨晴", ZHOU);
        refusedToOpen("2023-06-01", "import.registered");
        exited(zhou, "SETTLED_ABROAD", "2020-01-01");
        refusedToOpen("2023-06-01", "import.registered");
        exited(zhou, "DIED", "2021-01-01");
        refusedToOpen("2023-06-01", "member.rejoin.died");
        run("update members set exit_reason = 'TRANSFERRED_OUT' where id = '" + zhou + "'");
        refusedToOpen("2023-06-01", "member.rejoin.transferred-out");
    }

    private void exited(UUID member, String reason, String day) {
        var exit = post(
                        COMMITTEE,
                        "/api/v1/exits",
                        Map.of("memberId", member, "reason", reason, "effectiveOn", day, "explanation", "情况属实"))
                .expectStatus()
                .isCreated()
                .expectBody(Created.class)
                .returnResult()
                .getResponseBody();
        if (!reason.equals("DIED")) {
            approved("/api/v1/exits/", exit);
        }
    }

    /// By somebody else than who has proposed it.
    private void approved(String path, @Nullable Created proposed) {
        web.put()
                .uri(path + Objects.requireNonNull(proposed).id() + "/approval")
                .headers(headers -> headers.setBearerAuth(DISTRICT))
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("note", "同意"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void refusedToOpen(String appliedOn, String code) {
        post(DISTRICT, CASES, zhou(appliedOn))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private static Map<String, Object> zhou(String appliedOn) {
        return with(applicant(appliedOn), "idNumber", ZHOU);
    }

    private List<String> periods(UUID member) {
        return database.sql("select stage || ' ' || status || ' ' || valid_from from membership_periods"
                        + " where member_id = :member order by valid_from")
                .bind("member", member)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
