package dangjian.member.fund;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.member.AtOnce;
import dangjian.member.StandingTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/// A contra entry takes back what is there, and never what was passed up or used.
class FundContraIT extends StandingTest {

    private static final String DUES = "/api/v1/dues";
    private static final UUID BRANCH = TestOrganizations.NORTH_BRANCH;
    private static final UUID NORTH = TestOrganizations.NORTH;
    private static final String CODE = "dues.fund.below-zero";

    @BeforeEach
    void emptyTheAccounts() {
        run("truncate dues_collections, dues_contributions, dues_bookings, dues_remittances, dues_funds cascade");
        run("delete from dues_shares where effective_on > '2026-01-01'");
    }

    @Test
    void whatWasGivenAndPassedUpIsNotTakenBack() {
        var member = member(BRANCH, 1);
        for (var amount : List.of("999.99", "1000.00")) {
            var given = id(give(member, amount));
            id(send(BRANCH, amount.equals("1000.00") ? "CENTRE" : "DUES"));
            mustBe(correct("contributions", given), 409, CODE);
        }
        var kept = id(give(member, "5.00"));
        correct("contributions", kept).expectStatus().isCreated();
        mustBe(correct("contributions", kept), 409, "dues.correction.nothing-left");
        assertThat(count("select count(*) from dues_contributions where corrects is not null"))
                .isOne();
    }

    @Test
    void interestThatWasUsedIsNotTakenBackEvenWhileItsShareIsOpen() {
        var interest = id(book("INTEREST", "10.00"));
        var use = id(book("USE", "8.00"));

        mustBe(correct("bookings", interest), 409, CODE);
        assertThat(count("select count(*) from dues_bookings where corrects is not null"))
                .isZero();

        correct("bookings", use).expectStatus().isCreated();
        correct("bookings", interest).expectStatus().isCreated();
    }

    @Test
    void interestOfWhichTheShareWasPassedUpIsNotTakenBack() {
        var interest = id(book("INTEREST", "10.00"));
        id(send(NORTH, "DUES"));

        mustBe(correct("bookings", interest), 409, CODE);
    }

    @Test
    void whatWasBelowZeroBeforeHindersNothingThatDoesNotLowerIt() {
        var interest = id(book("INTEREST", "10.00"));
        var use = id(book("USE", "1.00"));
        id(send(NORTH, "DUES"));
        run("update dues_bookings set amount_fen = 250 where id = '%s'".formatted(interest));

        correct("bookings", use).expectStatus().isCreated();
        mustBe(correct("bookings", interest), 409, CODE);
    }

    @Test
    void ofAUseAndAContraEntryAtOnceOnlyOneIsBooked() {
        for (var round = 0; round < 5; round++) {
            var interest = id(book("INTEREST", "10.00"));
            assertThat(atOnce(() -> correct("bookings", interest), () -> book("USE", "8.00")))
                    .containsOnlyOnce(201);
            assertThat(count("select min(least(owed_fen - passed_fen, interest_fen - owed_fen - used_fen))"
                            + " from dues_fund_sums(array['%s'::uuid])".formatted(NORTH)))
                    .isNotNegative();
            emptyTheAccounts();
        }
    }

    @Test
    void ofARemittanceAndAContraEntryAtOnceOnlyOneIsBooked() {
        var member = member(BRANCH, 1);
        for (var round = 0; round < 5; round++) {
            var given = id(give(member, "30.00"));
            assertThat(atOnce(() -> correct("contributions", given), () -> send(BRANCH, "DUES")))
                    .containsOnlyOnce(201);
            emptyTheAccounts();
        }
    }

    @SafeVarargs
    private static List<Integer> atOnce(Supplier<WebTestClient.ResponseSpec>... calls) {
        return Stream.of(calls)
                .map(call -> AtOnce.call(
                        () -> call.get().returnResult(Void.class).getStatus().value()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private WebTestClient.ResponseSpec give(UUID member, String amount) {
        return post(
                NORTH_SECRETARY,
                DUES + "/contributions",
                Map.of(
                        "orgId",
                        BRANCH,
                        "memberId",
                        member,
                        "paidOn",
                        "2026-11-20",
                        "method",
                        "CASH",
                        "amount",
                        amount));
    }

    private WebTestClient.ResponseSpec send(UUID org, String stream) {
        return post(
                org.equals(BRANCH) ? NORTH_SECRETARY : NORTH_ADMIN,
                DUES + "/remittances",
                Map.of("orgId", org, "stream", stream, "sentOn", "2026-11-22"));
    }

    private WebTestClient.ResponseSpec book(String kind, String amount) {
        var entry = new HashMap<String, Object>(Map.of(
                "orgId", NORTH, "kind", kind, "bookedOn", "2026-11-20", "amount", amount, "purpose", "一季度利息，教材"));
        if (kind.equals("USE")) {
            entry.putAll(Map.of("category", "TRAINING", "decision", "2026-11-20 党工委会议"));
        }
        return post(NORTH_ADMIN, DUES + "/bookings", entry);
    }

    private WebTestClient.ResponseSpec correct(String kind, UUID id) {
        return post(NORTH_ADMIN, DUES + "/{kind}/{id}/corrections", Map.of("reason", "录错"), kind, id);
    }
}
