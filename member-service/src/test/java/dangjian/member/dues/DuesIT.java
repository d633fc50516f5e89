package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.member.AtOnce;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.StatusAssertions;

class DuesIT extends DuesServiceTest {

    @Test
    void aBranchCollectsWhatTheRatesSayAndTheStatementsAddUp() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 5001));
        made(SECRETARY, "/assessments", assessing("2026-01", wang, 3000));

        var before = events();
        var collection = made(SECRETARY, "/branch-collections", collecting("2026-11"));

        assertThat(collection.get("total").decimalValue())
                .isEqualByComparingTo("630.14"); // 7 months of 75.02 and 15.00
        assertThat(collection.get("members").asInt()).isEqualTo(2);
        var year = body(get(COMMITTEE, "/statements/2026").expectStatus().isOk());
        assertThat(year.at("/total/due").decimalValue()).isEqualByComparingTo("1080.24");
        assertThat(year.at("/total/paid").decimalValue()).isEqualByComparingTo("630.14");
        assertThat(year.at("/total/open").decimalValue()).isEqualByComparingTo("360.08");
        assertThat(year.at("/months/3/members").asInt()).isEqualTo(2);
        var branches = body(get(COMMITTEE, "/statements/2026/branches?limit=1"));
        assertThat(branches.at("/items/0/paid").decimalValue()).isEqualByComparingTo("630.14");
        var arrears = body(get(SECRETARY, "/statements/2026/arrears"));
        assertThat(arrears.at("/items/0/since").asString()).isEqualTo("2026-01");
        assertThat(arrears.at("/items/0/months").asInt()).isEqualTo(4);
        assertThat(events() - before).isEqualTo(14);
    }

    @Test
    void collectingAgainCollectsNothing() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 5001));
        made(SECRETARY, "/branch-collections", collecting("2026-11"));

        post(SECRETARY, "/branch-collections", collecting("2026-11"))
                .expectStatus()
                .isNoContent();

        assertThat(count("select count(*) from dues_collections")).isOne();
    }

    @Test
    void ofManyWhoCollectAtOnceOnlyOneTakesAMonth() {
        made(SECRETARY, "/assessments", assessing("2026-11", li, 3000));

        var answers = IntStream.range(0, 8)
                .mapToObj(_ -> AtOnce.call(() -> post(SECRETARY, "/collections", paying(li, "15.00"))
                        .returnResult(Void.class)
                        .getStatus()
                        .value()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 422);
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isEqualTo(1500);
        assertThat(count("select paid_fen[11] from dues_accounts where member_id = '%s' and year = 2026".formatted(li)))
                .isEqualTo(1500);
    }

    @Test
    void tooMuchIsRefusedWithWhatMayBePaidAndNothingIsTakenFromAnybody() {
        made(SECRETARY, "/assessments", assessing("2026-11", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-11", wang, 3000));
        var both = Map.of(
                "orgId",
                BRANCH,
                "collectedOn",
                TODAY,
                "method",
                "CASH",
                "payments",
                List.of(Map.of("memberId", li, "amount", 15), Map.of("memberId", wang, "amount", 15.01)));

        var problem = body(post(SECRETARY, "/collections", both).expectStatus().isEqualTo(422));

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/payments/1/amount");
        assertThat(problem.at("/errors/0/message").asString()).contains("15.00");
        assertThat(count("select count(*) from dues_entries")).isZero();
    }

    @Test
    void aCorrectionIsAContraEntryAndReopensTheMonth() {
        made(SECRETARY, "/assessments", assessing("2026-11", li, 3000));
        var id = made(SECRETARY, "/collections", paying(li, "15.00")).get("id").asString();
        var path = "/collections/" + id + "/corrections";

        var before = events();
        made(SECRETARY, path, Map.of("reason", "金额录错"));

        assertThat(count("select count(*) from dues_entries")).isEqualTo(2);
        assertThat(count("select sum(amount_fen)::bigint from dues_entries")).isZero();
        assertThat(events() - before).isOne();
        post(SECRETARY, path, Map.of("reason", "金额录错")).expectStatus().isEqualTo(409);
        made(SECRETARY, "/collections", paying(li, "10.00"));
    }

    @Test
    void theLedgerIsOnlyEverAddedTo() {
        made(SECRETARY, "/assessments", assessing("2026-11", li, 3000));
        made(SECRETARY, "/collections", paying(li, "15.00"));

        assertThatException().isThrownBy(() -> run("update dues_entries set amount_fen = 1"));
    }

    @Test
    void aChangeNeedsAReasonHoldsFromItsMonthAndNeverUndercutsAPayment() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        post(SECRETARY, "/assessments", assessing("2026-12", li, 5000))
                .expectStatus()
                .isEqualTo(422);
        made(SECRETARY, "/assessments", with(assessing("2026-12", li, 5000), "reason", "工资调整"));

        var statement = body(get(SECRETARY, "/members/{id}/statements/2026", li));
        assertThat(statement.at("/months/10/due").decimalValue()).isEqualByComparingTo("15.00");
        assertThat(statement.at("/months/11/due").decimalValue()).isEqualByComparingTo("50.00");
        made(SECRETARY, "/branch-collections", collecting("2026-11"));
        post(SECRETARY, "/assessments", with(assessing("2026-10", li, 2000), "reason", "工资调整"))
                .expectStatus()
                .isEqualTo(409);
        assertThat(body(get(SECRETARY, "/members/{id}/assessments", li)).size()).isEqualTo(2);
    }

    @Test
    void aWholeBranchIsConfirmedForTheNextYearInOneCall() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 5001));

        var confirmed = made(SECRETARY, "/confirmations", Map.of("orgId", BRANCH, "year", 2027));

        assertThat(confirmed.at("/assessments/0/monthly").decimalValue()).isEqualByComparingTo("75.02");
        assertThat(confirmed.at("/left/0").asString()).isEqualTo(wang.toString());
        assertThat(made(SECRETARY, "/confirmations", Map.of("orgId", BRANCH, "year", 2027))
                        .get("assessments"))
                .isEmpty();
    }

    @Test
    void theBaseIsEncryptedAndDisclosedForAReason() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 5001));

        var shown = made(SECRETARY, "/members/" + li + "/disclosures", Map.of("reason", "核对年度基数"));

        assertThat(shown.at("/0/base").decimalValue()).isEqualByComparingTo(new BigDecimal("5001"));
        assertThat(count("select count(*) from dues_disclosures where member_id = '%s'".formatted(li)))
                .isOne();
        assertThat(count("select count(*) from dues_assessments where position('500100'::bytea in base_cipher) > 0"))
                .isZero();
        post(SOUTH_SECRETARY, "/members/" + li + "/disclosures", Map.of("reason", "核对年度基数"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aStatementSaysOfHowManyItKnowsNothing() {
        var none = body(get(SECRETARY, "/statements/2026"));
        assertThat(none.get("unassessed").asInt()).isEqualTo(2);
        assertThat(none.get("months")).isEmpty();
        made(SECRETARY, "/assessments", assessing("2026-01", li, 4004));
        assertThat(body(get(SECRETARY, "/statements/2026")).get("unassessed").asInt())
                .isOne();
        assertThat(body(get(COMMITTEE, "/statements/2026/branches"))
                        .at("/items/0/unassessed")
                        .asInt())
                .isOne();
        assertThat(body(get(SECRETARY, "/statements/2027")).get("unassessed").asInt())
                .isZero();
        assertThat(body(get(SOUTH_SECRETARY, "/statements/2026"))
                        .get("unassessed")
                        .asInt())
                .isZero();
    }

    @Test
    void aReductionLeavesLessThanIsOwed() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 4004));
        for (var monthly : List.of("500", "40.04")) {
            post(SECRETARY, "/reductions", reducing(monthly))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].code")
                    .isEqualTo("dues.reduction.not-less");
        }
        made(SECRETARY, "/reductions", reducing("40.03"));
    }

    private Map<String, Object> reducing(String monthly) {
        return Map.of(
                "orgId",
                BRANCH,
                "memberId",
                li,
                "year",
                2026,
                "firstMonth",
                7,
                "lastMonth",
                12,
                "monthly",
                monthly,
                "reason",
                "因病住院");
    }

    @Test
    void aReductionIsProposedByTheBranchAndDecidedAbove() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 5001));
        var proposal = Map.of(
                "orgId",
                BRANCH,
                "memberId",
                li,
                "year",
                2026,
                "firstMonth",
                11,
                "lastMonth",
                12,
                "monthly",
                5,
                "reason",
                "家庭困难");
        var id = made(SECRETARY, "/reductions", proposal).get("id").asString();

        decide(SECRETARY, id, 1).isForbidden();
        decide(COMMITTEE, id, 1).isOk();
        decide(COMMITTEE, id, 2).isEqualTo(409);

        var statement = body(get(SECRETARY, "/members/{id}/statements/2026", li));
        assertThat(statement.at("/months/10/reduced").decimalValue()).isEqualByComparingTo("70.02");
        assertThat(statement.at("/months/9/reduced").decimalValue()).isZero();
        var again = made(SECRETARY, "/reductions", proposal).get("id").asString();
        decide(COMMITTEE, again, 1).isEqualTo(409);
    }

    @Test
    void monthsBelongToTheBranchThatHeldTheMemberWhenTheyBegan() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        run("update membership_periods set valid_to = '2026-10-15' where member_id = '%s' and valid_to is null"
                .formatted(li));
        run(
                "insert into membership_periods select member_id, '%s', stage, status, '2026-10-15', null from membership_periods where member_id = '%s' and valid_to = '2026-10-15'"
                        .formatted(TestOrganizations.SOUTH_BRANCH, li));
        run("update members set org_id = '%s' where id = '%s'".formatted(TestOrganizations.SOUTH_BRANCH, li));

        var north = body(get(SECRETARY, "/statements/2026"));
        var south = body(get(SOUTH_SECRETARY, "/statements/2026"));

        assertThat(north.get("months").size()).isEqualTo(10);
        assertThat(south.get("months").size()).isEqualTo(2);
        made(SECRETARY, "/collections", paying(li, "15.00"));
    }

    @Test
    void nothingIsDueAfterAnExit() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        run("update membership_periods set valid_to = '2026-06-10' where member_id = '%s' and valid_to is null"
                .formatted(li));
        run(
                "insert into membership_periods select member_id, org_id, stage, 'EXITED', '2026-06-10', null from membership_periods where member_id = '%s' and valid_to = '2026-06-10'"
                        .formatted(li));

        assertThat(body(get(SECRETARY, "/members/{id}/statements/2026", li))
                        .get("months")
                        .size())
                .isEqualTo(6);
    }

    @Test
    void whatLiesOutsideTheScopeDoesNotExist() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        var collection =
                made(SECRETARY, "/collections", paying(li, "15.00")).get("id").asString();

        post(SOUTH_SECRETARY, "/assessments", assessing("2026-01", li, 3000))
                .expectStatus()
                .isNotFound();
        post(SOUTH_SECRETARY, "/collections", paying(li, "15.00"))
                .expectStatus()
                .isNotFound();
        post(SOUTH_SECRETARY, "/branch-collections", collecting("2026-11"))
                .expectStatus()
                .isNotFound();
        post(SOUTH_SECRETARY, "/collections/" + collection + "/corrections", Map.of("reason", "越权"))
                .expectStatus()
                .isNotFound();
        get(SOUTH_SECRETARY, "/members/{id}/statements/2026", li).expectStatus().isNotFound();
        assertThat(body(get(SOUTH_SECRETARY, "/collections")).get("items")).isEmpty();
        assertThat(body(get(SOUTH_SECRETARY, "/statements/2026")).get("months")).isEmpty();
        get(TestTokens.memberToken(li, BRANCH), "/members/{id}/statements/2026", li)
                .expectStatus()
                .isOk();
        get(TestTokens.memberToken(wang, BRANCH), "/members/{id}/statements/2026", li)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void nonsenseIsAnsweredWithWhatIsWrong() {
        post(SECRETARY, "/assessments", with(assessing("2026-01", li, 3000), "from", "2026-13"))
                .expectStatus()
                .isBadRequest();
        post(SECRETARY, "/assessments", assessing("1999-01", li, 3000))
                .expectStatus()
                .isEqualTo(422);
        post(SECRETARY, "/assessments", assessing("2026-01", UUID.randomUUID(), 3000))
                .expectStatus()
                .isNotFound();
        post(SECRETARY, "/assessments", assessing("2026-01", li, -1))
                .expectStatus()
                .isBadRequest();
        post(SECRETARY, "/collections", paying(li, "0.001")).expectStatus().isBadRequest();
        post(SECRETARY, "/collections", paying(li, "15.00")).expectStatus().isEqualTo(422);
        post(SECRETARY, "/collections", with(paying(li, "15.00"), "collectedOn", "2026-11-23"))
                .expectStatus()
                .isEqualTo(422);
        post(SECRETARY, "/collections", with(paying(li, "15.00"), "collectedOn", "-99999-01-01"))
                .expectStatus()
                .isBadRequest();
        get(SECRETARY, "/statements/0").expectStatus().isBadRequest();
        get(SECRETARY, "/statements/2026/arrears?after=x").expectStatus().isBadRequest();
    }

    private StatusAssertions decide(String token, String id, int version) {
        return web.put()
                .uri("/api/v1/dues/reductions/{id}/decision", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("isApproved", true, "opinion", "情况属实，同意"))
                .exchange()
                .expectStatus();
    }

    /// How many events were ever written; the relay takes them away.
    private long events() {
        return count("select last_value from " + sequence());
    }

    private String sequence() {
        return Objects.requireNonNull(database.sql("select pg_get_serial_sequence('outbox', 'seq')")
                .mapValue(String.class)
                .one()
                .block());
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }
}
