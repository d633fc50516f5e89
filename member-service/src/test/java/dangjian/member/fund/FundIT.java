package dangjian.member.fund;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class FundIT extends StandingTest {

    private static final String DUES = "/api/v1/dues";
    private static final UUID BRANCH = TestOrganizations.NORTH_BRANCH;
    private static final UUID NORTH = TestOrganizations.NORTH;
    private static final UUID DISTRICT = TestOrganizations.DISTRICT;

    private UUID li = new UUID(0, 0);

    /// Somebody who paid 40.00 in November.
    @BeforeEach
    void collectFromOne() {
        run("truncate dues_collections, dues_contributions, dues_bookings, dues_remittances, dues_funds cascade");
        run("delete from dues_shares where effective_on > '2026-01-01'");
        li = member(BRANCH, 1);
        made(
                NORTH_SECRETARY,
                "/assessments",
                Map.of(
                        "orgId",
                        BRANCH,
                        "from",
                        "2026-11",
                        "members",
                        List.of(Map.of("memberId", li, "payerClass", "MONTHLY_WAGE", "base", 4000))));
        made(
                NORTH_SECRETARY,
                "/collections",
                Map.of(
                        "orgId",
                        BRANCH,
                        "collectedOn",
                        "2026-11-22",
                        "method",
                        "CASH",
                        "payments",
                        List.of(Map.of("memberId", li, "amount", 40))));
    }

    @Test
    void aBranchPassesEverythingAndTheCommitteeKeepsItsPart() {
        var sent = made(NORTH_SECRETARY, "/remittances", sending(BRANCH, "DUES"));
        assertThat(money(sent, "amount")).isEqualByComparingTo("40.00");
        assertThat(sent.get("toOrgId").asString()).isEqualTo(NORTH.toString());
        assertFund(BRANCH, Map.of("open", "0", "available", "0"));
        assertFund(NORTH, Map.of("received", "0"));

        decide(NORTH_ADMIN, sent, 1, true).isOk();

        assertFund(NORTH, Map.of("received", "40", "owed", "8", "open", "8", "available", "32"));
        var up = made(NORTH_ADMIN, "/remittances", sending(NORTH, "DUES"));
        assertThat(money(up, "amount")).isEqualByComparingTo("8.00");
        assertFund(NORTH, Map.of("open", "0", "available", "32"));
        decide(DISTRICT_ADMIN, up, 1, true).isOk();
        assertFund(DISTRICT, Map.of("received", "8", "owed", "1.60", "available", "6.40"));
    }

    @Test
    void nothingIsPassedTwiceNotEvenAtOnce() {
        var answers = IntStream.range(0, 6)
                .mapToObj(_ -> AtOnce.call(() -> post(NORTH_SECRETARY, DUES + "/remittances", sending(BRANCH, "DUES"))
                        .returnResult(Void.class)
                        .getStatus()
                        .value()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(count("select sum(amount_fen)::bigint from dues_remittances"))
                .isEqualTo(4000);
    }

    @Test
    void whatIsRefusedIsOpenAgainAndOnlyTheReceiverDecides() {
        var sent = made(NORTH_SECRETARY, "/remittances", sending(BRANCH, "DUES"));

        decide(NORTH_SECRETARY, sent, 1, true).isForbidden();
        decide(SOUTH_ADMIN, sent, 1, true).isNotFound();
        decide(NORTH_ADMIN, sent, 2, true).isEqualTo(412);
        decide(NORTH_ADMIN, sent, 1, false).isOk();
        decide(NORTH_ADMIN, sent, 2, true).isEqualTo(409);

        assertFund(BRANCH, Map.of("open", "40", "passed", "0"));
        var part = new HashMap<>(sending(BRANCH, "DUES"));
        part.put("amount", "40.01");
        post(NORTH_SECRETARY, DUES + "/remittances", part).expectStatus().isEqualTo(422);
        part.put("amount", "10.00");
        made(NORTH_SECRETARY, "/remittances", part);
        assertFund(BRANCH, Map.of("open", "30"));
    }

    @Test
    void whoSendsNeverAcknowledges() {
        var sent = made(NORTH_ADMIN, "/remittances", sending(BRANCH, "DUES"));

        decide(NORTH_ADMIN, sent, 1, true).isEqualTo(409);
        decide(DISTRICT_ADMIN, sent, 1, true).isOk();
    }

    @Test
    void aThousandYuanGoToTheCentreAndNeverPayAMonth() {
        var small = made(NORTH_SECRETARY, "/contributions", giving(li, "999.99"));
        var great = made(NORTH_SECRETARY, "/contributions", giving(li, "1000.00"));

        assertThat(small.get("isForCentre").asBoolean()).isFalse();
        assertThat(great.get("isForCentre").asBoolean()).isTrue();
        assertFund(BRANCH, Map.of("contributed", "999.99", "centre", "1000", "centreOpen", "1000", "open", "1039.99"));
        assertThat(money(
                        body(get(NORTH_SECRETARY, DUES + "/members/{id}/statements/2026", li))
                                .get("total"),
                        "paid"))
                .isEqualByComparingTo("40.00");

        var sent = made(NORTH_SECRETARY, "/remittances", sending(BRANCH, "CENTRE"));
        decide(NORTH_ADMIN, sent, 1, true).isOk();
        assertFund(NORTH, Map.of("centre", "1000", "centreOpen", "1000", "available", "0"));
        post(
                        NORTH_SECRETARY,
                        DUES + "/contributions/" + great.get("id").asString() + "/corrections",
                        Map.of("reason", "录错"))
                .expectStatus()
                .isEqualTo(409);
        made(NORTH_SECRETARY, "/contributions/" + small.get("id").asString() + "/corrections", Map.of("reason", "录错"));
        assertFund(BRANCH, Map.of("contributed", "0"));
    }

    @Test
    void whatIsKeptIsUsedForTheFivePurposesAndNeverBeyondTheBalance() {
        decide(NORTH_ADMIN, made(NORTH_SECRETARY, "/remittances", sending(BRANCH, "DUES")), 1, true)
                .isOk();
        post(NORTH_ADMIN, DUES + "/bookings", using(NORTH, "TRAINING", "32.01"))
                .expectStatus()
                .isEqualTo(422);
        post(NORTH_ADMIN, DUES + "/bookings", using(NORTH, "BANQUET", "1"))
                .expectStatus()
                .isEqualTo(422);
        var use = made(NORTH_ADMIN, "/bookings", using(NORTH, "TRAINING", "32.00"));
        assertFund(NORTH, Map.of("used", "32", "available", "0"));
        post(NORTH_ADMIN, DUES + "/bookings", using(NORTH, "TRAINING", "0.01"))
                .expectStatus()
                .isEqualTo(422);

        made(NORTH_ADMIN, "/bookings/" + use.get("id").asString() + "/corrections", Map.of("reason", "退回"));
        post(NORTH_ADMIN, DUES + "/bookings/" + use.get("id").asString() + "/corrections", Map.of("reason", "退回"))
                .expectStatus()
                .isEqualTo(409);
        assertFund(NORTH, Map.of("used", "0", "available", "32"));
        post(NORTH_SECRETARY, DUES + "/bookings", using(BRANCH, "TRAINING", "1"))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void interestIsIncomeAndANewShareHoldsFromItsDay() {
        var interest = Map.of(
                "orgId", NORTH, "kind", "INTEREST", "bookedOn", "2026-03-31", "amount", "10.01", "purpose", "一季度利息");
        made(NORTH_ADMIN, "/bookings", interest);
        run("insert into dues_shares values ('WORKING_COMMITTEE', '2026-07-01', 5000, '测试：自七月起上缴一半')");
        var later = new HashMap<>(interest);
        later.put("bookedOn", "2026-09-30");
        made(NORTH_ADMIN, "/bookings", later);

        assertFund(NORTH, Map.of("interest", "20.02", "owed", "7.01", "available", "13.01"));
    }

    @Test
    void whatLiesOutsideTheScopeDoesNotExist() {
        var sent = made(NORTH_SECRETARY, "/remittances", sending(BRANCH, "DUES"));

        post(SOUTH_SECRETARY, DUES + "/remittances", sending(BRANCH, "DUES"))
                .expectStatus()
                .isNotFound();
        post(SOUTH_SECRETARY, DUES + "/contributions", giving(li, "5"))
                .expectStatus()
                .isNotFound();
        post(SOUTH_SECRETARY, DUES + "/bookings", using(NORTH, "TRAINING", "1"))
                .expectStatus()
                .isNotFound();
        get(SOUTH_SECRETARY, DUES + "/funds/{id}", BRANCH).expectStatus().isNotFound();
        get(SOUTH_SECRETARY, DUES + "/remittances/{id}", sent.get("id").asString())
                .expectStatus()
                .isNotFound();
        assertThat(body(get(SOUTH_SECRETARY, DUES + "/remittances")).get("items"))
                .isEmpty();
        assertThat(body(get(NORTH_ADMIN, DUES + "/remittances?state=SENT")).get("items"))
                .hasSize(1);
        post(DISTRICT_ADMIN, DUES + "/remittances", sending(DISTRICT, "DUES"))
                .expectStatus()
                .isEqualTo(422);
    }

    private void assertFund(UUID org, Map<String, String> amounts) {
        var fund = body(
                get(DISTRICT_ADMIN, DUES + "/funds/{id}", org).expectStatus().isOk());
        var listed = body(get(DISTRICT_ADMIN, DUES + "/funds"))
                .get("items")
                .valueStream()
                .filter(line -> line.get("orgId").asString().equals(org.toString()))
                .findFirst()
                .orElseThrow();
        amounts.forEach((name, amount) -> {
            assertThat(money(fund, name)).as(name).isEqualByComparingTo(amount);
            assertThat(money(listed, name)).as(name).isEqualByComparingTo(amount);
        });
    }

    private StatusAssertions decide(String token, JsonNode remittance, int version, boolean isReceived) {
        return web.put()
                .uri(DUES + "/remittances/{id}/decision", remittance.get("id").asString())
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("isReceived", isReceived, "on", "2026-11-22", "opinion", "核对无误"))
                .exchange()
                .expectStatus();
    }

    private JsonNode made(String token, String path, Object request) {
        return body(post(token, DUES + path, request).expectStatus().isCreated());
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static BigDecimal money(JsonNode node, String name) {
        return node.get(name).decimalValue();
    }

    private static Map<String, Object> sending(UUID org, String stream) {
        return Map.of("orgId", org, "stream", stream, "sentOn", "2026-11-22", "voucher", "20261122001");
    }

    private static Map<String, Object> giving(UUID member, String amount) {
        return Map.of(
                "orgId", BRANCH, "memberId", member, "paidOn", "2026-11-20", "method", "TRANSFER", "amount", amount);
    }

    private static Map<String, Object> using(UUID org, String category, String amount) {
        return Map.of(
                "orgId",
                org,
                "kind",
                "USE",
                "category",
                category,
                "bookedOn",
                "2026-11-22",
                "amount",
                amount,
                "purpose",
                "培训班教材",
                "decision",
                "2026-11-20 党工委会议");
    }
}
