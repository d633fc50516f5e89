package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Payments that came in files, after the payer's two records in one branch were made one.
class DuesMergingIT extends DuesServiceTest {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String MERGES = "/api/v1/members/merges";
    private static final String RIGHT_ID = "990000199001010017";
    private static final String WRONG_ID = "99000019900101101X";

    private UUID twin = new UUID(0, 0);

    @BeforeEach
    void registerTwice() {
        run("delete from dues_shares where effective_on > '2026-01-01'");
        twin = register("李建国", WRONG_ID, "2012-06-20", "2013-06-20");
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-01", twin, 3000));
    }

    @Test
    void aSheetThatComesAgainBooksNothingTwice() {
        var rows = List.of(
                row("15.00", "", RIGHT_ID),
                row("15.00", "", WRONG_ID),
                row("15.00", "", WRONG_ID),
                row("15.00", "4200002026110200001", WRONG_ID));
        assertThat(paid(rows).imported()).isEqualTo(4);

        merge();

        assertThat(booked()).isEqualTo(6000);
        assertThat(count("select count(*) from dues_payments where member_id = '%s' and reference like '%%%s'"
                        .formatted(li, twin)))
                .isZero();
        assertThat(references())
                .containsExactly(
                        "MOBILE 4200002026110200001",
                        li + " 2026-11-02 MOBILE 15.00 0",
                        li + " 2026-11-02 MOBILE 15.00 1",
                        li + " 2026-11-02 MOBILE 15.00 2");
        assertThat(paid(rows).faultyRows()).isEqualTo(4);
        var byName = rows.stream().map(row -> row.subList(0, 6)).toList();
        assertThat(paid(byName).faultyRows()).isEqualTo(4);
        assertThat(booked()).isEqualTo(6000);
    }

    @Test
    void thePaymentMayComeInAgainOnceTheCollectionBookedAnewIsTakenBack() {
        var rows = List.of(row("15.00", "", WRONG_ID), row("30.00", "1", WRONG_ID), row("7.50", "", RIGHT_ID));
        paid(rows);
        merge();

        var anew = body(get(SECRETARY, "/collections"))
                .get("items")
                .valueStream()
                .filter(collection -> collection.get("total").decimalValue().intValue() == 45)
                .findFirst()
                .orElseThrow();
        takeBack(anew);

        assertThat(booked()).isEqualTo(750);
        assertThat(paid(rows.subList(0, 2)).imported()).isEqualTo(2);
        assertThat(paid(rows).faultyRows()).isEqualTo(3);
        assertThat(booked()).isEqualTo(5250);
    }

    @Test
    void aPaymentTakenBackBeforeMayComeInAgainForTheRecordThatGoesOn() {
        var rows = List.of(row("15.00", "", WRONG_ID));
        paid(rows);
        takeBack(body(get(SECRETARY, "/collections")).at("/items/0"));

        merge();

        assertThat(count("select count(*) from dues_payments where member_id = '%s' and reference like '%s %%'"
                        .formatted(li, li)))
                .isOne();
        assertThat(paid(rows).imported()).isOne();
        assertThat(paid(rows).faultyRows()).isOne();
    }

    @Test
    void aMergeAloneChangesNoShareOfNoMonth() {
        paid(List.of(List.of(NORTH, "李建国", "15.00", "2026-06-20", "现金", "", "", WRONG_ID)));
        run("insert into dues_shares values ('BRANCH', '2026-07-01', 5000, '测试：自七月起上缴一半')");
        var owed = "select owed_fen from dues_fund_sums(array['%s'::uuid])".formatted(BRANCH);
        var ofJune = "select sum(amount_fen)::bigint from dues_income where day = '2026-06-20'";
        assertThat(count(owed)).isEqualTo(1500);

        merge();

        assertThat(count(owed)).isEqualTo(1500);
        assertThat(count(ofJune)).isEqualTo(1500);
        assertThat(count("select count(*) from dues_income where day > '2026-06-20'"))
                .isZero();
    }

    private static List<String> row(String amount, String reference, String idNumber) {
        return List.of(NORTH, "李建国", amount, "2026-11-02", "微信", reference, "", idNumber);
    }

    private long booked() {
        return count("select sum(amount_fen)::bigint from dues_entries");
    }

    private List<String> references() {
        return database.sql(
                        "select reference from dues_payments where not is_taken_back order by length(reference), reference")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private void takeBack(JsonNode collection) {
        made(SECRETARY, "/collections/" + collection.get("id").asString() + "/corrections", Map.of("reason", "文件有误"));
    }

    private void merge() {
        var proposed = body(web.post()
                .uri(MERGES)
                .headers(headers -> headers.setBearerAuth(COMMITTEE))
                .bodyValue(Map.of("survivorId", li, "duplicateId", twin, "ground", "核对身份证原件，系同一人"))
                .exchange()
                .expectStatus()
                .isCreated());
        web.put()
                .uri(MERGES + "/{id}/approval", proposed.get("id").asString())
                .headers(headers -> headers.setBearerAuth(DISTRICT))
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("note", "已核对，同意合并"))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
