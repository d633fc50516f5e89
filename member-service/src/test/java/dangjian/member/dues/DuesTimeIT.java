package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Dues over time: the turn of the year, exits, declarations by quarter and by month.
class DuesTimeIT extends DuesServiceTest {

    @Test
    void sixMonthsWithoutPaymentAreSeenAcrossTheNewYear() {
        made(SECRETARY, "/assessments", assessing("2025-01", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        paid(li, 2025, 1, 8);
        paid(li, 2026, 3, 10);

        var arrears = body(get(SECRETARY, "/arrears?consecutive=6"));

        assertThat(arrears.get("items")).hasSize(1);
        var line = arrears.at("/items/0");
        assertThat(line.get("since").asString()).isEqualTo("2025-09");
        assertThat(line.get("months").asInt()).isEqualTo(6);
        assertThat(line.get("consecutive").asInt()).isEqualTo(6);
        assertThat(line.get("isSelfExit").asBoolean()).isTrue();
        assertThat(line.get("open").decimalValue()).isEqualByComparingTo("90.00");
        assertThat(body(get(SECRETARY, "/arrears?consecutive=7")).get("items")).isEmpty();
        assertThat(body(get(SOUTH_SECRETARY, "/arrears")).get("items")).isEmpty();
    }

    @Test
    void aPaymentInBetweenBreaksTheRow() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        paid(li, 2026, 4, 4);

        var line = body(get(SECRETARY, "/arrears")).at("/items/0");

        assertThat(line.get("months").asInt()).isEqualTo(9);
        assertThat(line.get("consecutive").asInt()).isEqualTo(6);
        assertThat(body(get(SECRETARY, "/statements/2026/arrears"))
                        .at("/items/0/months")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void whatWasPaidBeyondAnExitIsShownAndCanBeGivenBack() {
        made(SECRETARY, "/assessments", quarterly("2026-01", li, 3000));
        var collection = made(SECRETARY, "/collections", paying(li, "120.00")); // May to December
        leave(li, "2026-11-10");

        var own = body(get(SECRETARY, "/members/{id}/statements/2026", li));

        assertThat(own.at("/total/paid").decimalValue()).isEqualByComparingTo("120.00");
        assertThat(own.at("/total/overpaid").decimalValue()).isEqualByComparingTo("15.00");
        assertThat(own.at("/months/11/overpaid").decimalValue()).isEqualByComparingTo("15.00");
        var branch = body(get(SECRETARY, "/statements/2026"));
        assertThat(branch.at("/total/paid").decimalValue()).isEqualByComparingTo("120.00");
        assertThat(branch.at("/total/overpaid").decimalValue()).isEqualByComparingTo("15.00");
        assertThat(branch.at("/months/11/members").asInt()).isZero();
        assertThat(body(get(SECRETARY, "/statements/2026/branches"))
                        .at("/items/0/overpaid")
                        .decimalValue())
                .isEqualByComparingTo("15.00");

        made(
                SECRETARY,
                "/collections/" + collection.get("id").asString() + "/corrections",
                Map.of("memberId", li, "from", "2026-12", "reason", "转出退还"));
        assertThat(body(get(SECRETARY, "/statements/2026"))
                        .at("/total/overpaid")
                        .decimalValue())
                .isZero();
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(10500);
    }

    @Test
    void januaryIsTakenInDecemberOnlyWhereTheRuleAllowsItAndNeverSilentlyLeftOut() {
        made(SECRETARY, "/assessments", assessing("2026-11", li, 3000));
        made(SECRETARY, "/confirmations", Map.of("orgId", BRANCH, "year", 2027));

        var refused = body(post(SECRETARY, "/branch-collections", collecting("2027-01"))
                .expectStatus()
                .isEqualTo(422));
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/through");
        assertThat(refused.at("/errors/0/message").asString()).contains("2026-12");

        run("insert into rules values ('dues-prepayment', '2026-02-01', 2, 'months', '测试：可预交两个月')");
        var collection = made(SECRETARY, "/branch-collections", collecting("2027-01"));
        assertThat(collection.get("total").decimalValue()).isEqualByComparingTo("45.00");
        assertThat(body(get(SECRETARY, "/statements/2027")).at("/months/0/paid").decimalValue())
                .isEqualByComparingTo("15.00");
    }

    @Test
    void irregularIncomeIsDeclaredByQuarterAndOneQuarterIsCorrectedAlone() {
        made(SECRETARY, "/assessments", declaring("2026-01", "IRREGULAR_INCOME", 3000, null));
        made(SECRETARY, "/assessments", declaring("2026-04", "IRREGULAR_INCOME", 5000, null));
        post(SECRETARY, "/assessments", declaring("2026-01", "IRREGULAR_INCOME", 4000, null))
                .expectStatus()
                .isEqualTo(422);
        made(SECRETARY, "/assessments", declaring("2026-01", "IRREGULAR_INCOME", 4000, "上季度收入更正"));

        var months = body(get(SECRETARY, "/members/{id}/statements/2026", li)).get("months");

        assertThat(months).hasSize(6);
        assertThat(months.at("/2/due").decimalValue()).isEqualByComparingTo("40.00");
        assertThat(months.at("/3/due").decimalValue()).isEqualByComparingTo("50.00");
    }

    @Test
    void anAnnualSalaryIsDeclaredMonthByMonth() {
        made(SECRETARY, "/assessments", declaring("2026-01", "ANNUAL_SALARY", 3000, null));
        made(SECRETARY, "/assessments", declaring("2026-02", "ANNUAL_SALARY", 60000, null));

        var months = body(get(SECRETARY, "/members/{id}/statements/2026", li)).get("months");

        assertThat(months).hasSize(2);
        assertThat(months.at("/1/due").decimalValue()).isEqualByComparingTo("1200.00");
    }

    @Test
    void aClassThatEndsEarlyNeverCutsOffMonthsThatWerePaid() {
        made(SECRETARY, "/assessments", quarterly("2026-01", li, 3000));
        made(SECRETARY, "/collections", paying(li, "120.00"));

        var problem = body(post(SECRETARY, "/assessments", declaring("2026-10", "ANNUAL_SALARY", 9000, "改为年薪制"))
                .expectStatus()
                .isEqualTo(409));

        assertThat(problem.get("detail").asString()).contains("2026-11");
    }

    @Test
    void aReductionOverAChangeOfClassIsDecidedAbove() {
        made(SECRETARY, "/assessments", declaring("2026-01", "RETIRED", 3000, null));
        var inside = made(SECRETARY, "/reductions", reducing(1, 12));
        assertThat(inside.get("branchDecides").asBoolean()).isTrue();
        made(SECRETARY, "/assessments", declaring("2026-10", "MONTHLY_WAGE", 6000, "返聘"));
        var across = made(SECRETARY, "/reductions", reducing(9, 10));
        assertThat(across.get("branchDecides").asBoolean()).isFalse();
        assertThat(made(SECRETARY, "/reductions", reducing(8, 9))
                        .get("branchDecides")
                        .asBoolean())
                .isTrue();

        decide(SECRETARY, inside.get("id").asString()).expectStatus().isForbidden();
        decide(COMMITTEE, inside.get("id").asString()).expectStatus().isOk();
    }

    @Test
    void aProbationaryMemberOwesFromTheMonthOfTheBranchMeeting() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        run("update members set joined_on = '2026-04-20', full_on = null, stage = 'PROBATIONARY' where id = '%s'"
                .formatted(li));
        run("delete from membership_periods where member_id = '%s'".formatted(li));
        run("insert into membership_periods values ('%s', '%s', 'PROBATIONARY', 'NORMAL', '2026-04-20', null)"
                .formatted(li, BRANCH));

        var months = body(get(SECRETARY, "/members/{id}/statements/2026", li)).get("months");

        assertThat(months.at("/0/month").asString()).isEqualTo("2026-04");
        assertThat(months).hasSize(9);
    }

    private void paid(UUID member, int year, int first, int last) {
        var collection = UUID.randomUUID();
        run("""
            insert into dues_collections values ('%s', '%s', '%s', 'CASH', %d, 1, null, null, now(), '%s', '')
            """.formatted(collection, BRANCH, YearMonth.of(year, last).atDay(1), (last - first + 1) * 1500, member));
        for (var month = first; month <= last; month++) {
            run("insert into dues_entries values ('%s', '%s', %d, %d, 1500)"
                    .formatted(collection, member, year, month));
            run("""
                insert into dues_accounts (member_id, year) values ('%1$s', %2$d) on conflict do nothing;
                update dues_accounts set paid_fen[%3$d] = 1500 where member_id = '%1$s' and year = %2$d
                """.formatted(member, year, month));
        }
    }

    private void leave(UUID member, String on) {
        run("update membership_periods set valid_to = '%s' where member_id = '%s' and valid_to is null"
                .formatted(on, member));
        run("insert into membership_periods values ('%s', '%s', 'FULL', 'EXITED', '%s', null)"
                .formatted(member, BRANCH, on));
    }

    private Map<String, Object> quarterly(String from, UUID member, int base) {
        return Map.of(
                "orgId",
                BRANCH,
                "from",
                from,
                "members",
                List.of(Map.of("memberId", member, "payerClass", "MONTHLY_WAGE", "base", base, "isQuarterly", true)));
    }

    private Map<String, Object> declaring(String from, String payerClass, int base, @Nullable String reason) {
        var members = List.of(Map.of("memberId", li, "payerClass", payerClass, "base", base));
        return reason == null
                ? Map.of("orgId", BRANCH, "from", from, "members", members)
                : Map.of("orgId", BRANCH, "from", from, "members", members, "reason", reason);
    }

    private Map<String, Object> reducing(int first, int last) {
        return Map.of(
                "orgId",
                BRANCH,
                "memberId",
                li,
                "year",
                2026,
                "firstMonth",
                first,
                "lastMonth",
                last,
                "monthly",
                5,
                "reason",
                "家庭困难");
    }

    private WebTestClient.ResponseSpec decide(String token, String id) {
        return web.put()
                .uri("/api/v1/dues/reductions/{id}/decision", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("isApproved", true, "opinion", "情况属实，同意"))
                .exchange();
    }
}
