package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.sheet.SheetColumn;
import dangjian.kit.sheet.SheetLayout;
import dangjian.kit.sheet.SheetLimits;
import dangjian.kit.sheet.SheetReader;
import dangjian.kit.sheet.SheetRow;
import dangjian.kit.web.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DuesLedgerIT extends DuesServiceTest {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final List<String> SUMS = List.of("due", "reduced", "paid", "open", "overpaid");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aMemberSeesEveryOwnPaymentAndNobodyElses() {
        made(SECRETARY, "/assessments", assessing("2026-10", li, 3000));
        var id = made(SECRETARY, "/collections", paying(li, "30.00")).get("id").asString();
        made(SECRETARY, "/collections/" + id + "/corrections", Map.of("reason", "金额录错"));

        var payments = body(get(TestTokens.memberToken(li, BRANCH), "/members/{id}/payments", li));

        assertThat(payments.at("/items/0/amount").decimalValue()).isEqualByComparingTo("-30.00");
        assertThat(payments.at("/items/0/corrects").asString()).isEqualTo(id);
        assertThat(payments.at("/items/1/months").valueStream().map(JsonNode::asString))
                .containsExactly("2026-10", "2026-11");
        get(TestTokens.memberToken(wang, BRANCH), "/members/{id}/payments", li)
                .expectStatus()
                .isNotFound();
        get(SOUTH_SECRETARY, "/members/{id}/payments", li).expectStatus().isNotFound();
    }

    @Test
    void theWorkbooksSayWhatTheStatementsSay() throws IOException {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 5001));
        made(SECRETARY, "/branch-collections", collecting("2026-11"));

        var branches = rows(SECRETARY, "/statements/2026/workbook", List.of("党支部", "已交", "多交"));
        var members = rows(SECRETARY, "/statements/2026/ledger", List.of("姓名", "已交", "5月已交", "12月已交"));

        assertThat(branches).contains(List.of("中国共产党测试区北街第一支部委员会", "525.14", "0.00"));
        assertThat(members)
                .contains(List.of("李建国", "525.14", "75.02", "0.00"))
                .contains(List.of("王秀英", "0.00", "", ""));
        assertThat(rows(SOUTH_SECRETARY, "/statements/2026/ledger", List.of("党支部", "姓名")))
                .isEmpty();
    }

    /// Whatever happens to members, what branches and the district say is the sum of what members are told, and what
    /// is said to be paid is what the ledger holds.
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void statementsAreTheSumOfMembersAndOfTheLedger(long seed) {
        var random = new Random(seed);
        var members = new ArrayList<>(List.of(li, wang));
        for (var number = 0; number < 10; number++) {
            members.add(planted(number));
        }
        for (var member : members) {
            live(member, random);
        }

        var district = body(get(DISTRICT, "/statements/2026")).get("total");
        var branches = body(get(DISTRICT, "/statements/2026/branches")).get("items");
        var own = members.stream()
                .map(member -> body(get(DISTRICT, "/members/{id}/statements/2026", member))
                        .get("total"))
                .toList();
        for (var sum : SUMS) {
            assertThat(own.stream()
                            .map(total -> total.get(sum).decimalValue())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(sum)
                    .isEqualByComparingTo(district.get(sum).decimalValue());
            assertThat(branches.valueStream()
                            .map(line -> line.get(sum).decimalValue())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(sum)
                    .isEqualByComparingTo(district.get(sum).decimalValue());
        }
        assertThat(district.get("paid").decimalValue().movePointRight(2).longValueExact())
                .isEqualTo(count("select coalesce(sum(amount_fen), 0)::bigint from dues_entries"))
                .isPositive();
    }

    /// A year in somebody's life: assessed, reduced, paying, changing class, leaving or moving.
    private void live(UUID member, Random random) {
        var isQuarterly = random.nextBoolean();
        post(SECRETARY, "/assessments", assessing("2026-0" + (1 + random.nextInt(3)), member, isQuarterly));
        if (random.nextInt(3) == 0) {
            run("""
                insert into dues_reductions (id, member_id, org_id, year, first_month, last_month, monthly_fen, reason,
                    state, branch_decides, proposed_at, proposed_by, proposer, decided_at, version)
                values (uuidv7(), '%1$s', '%2$s', 2026, 5, %3$d, %4$d, '', 'APPROVED', false, now(), '%1$s', '', now(), 2)
                """.formatted(member, BRANCH, 6 + random.nextInt(6), random.nextInt(1000)));
        }
        post(SECRETARY, "/collections", paying(member, String.valueOf(1 + random.nextInt(60))));
        if (random.nextInt(4) > 0) {
            post(
                    SECRETARY,
                    "/branch-collections",
                    Map.of("orgId", BRANCH, "through", "2026-12", "collectedOn", TODAY, "method", "CASH"));
        }
        var day = "2026-%02d-%02d".formatted(6 + random.nextInt(7), 1 + random.nextInt(28));
        switch (random.nextInt(3)) {
            case 0 -> next(member, day, BRANCH, "EXITED");
            case 1 -> next(member, day, TestOrganizations.SOUTH_BRANCH, "NORMAL");
            default -> {} // stays
        }
    }

    private void next(UUID member, String day, UUID branch, String status) {
        run("update membership_periods set valid_to = '%s' where member_id = '%s' and valid_to is null"
                .formatted(day, member));
        run("insert into membership_periods values ('%s', '%s', 'FULL', '%s', '%s', null)"
                .formatted(member, branch, status, day));
        run("update members set org_id = '%s' where id = '%s'".formatted(branch, member));
    }

    private UUID planted(int number) {
        var id = UUID.randomUUID();
        run("""
            insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, stage, status,
                joined_on, full_on, is_lost, is_mobile, completeness, registered_at, registered_by, registrar, version)
            select '%1$s', org_id, '张三', id_number_cipher, '%2$d'::bytea, 'MALE', '1970-01-01', 'FULL', 'NORMAL',
                '2000-01-01', '2001-01-01', false, false, 100, now(), id, '', 1 from members where id = '%3$s'
            """.formatted(id, number, li));
        run("insert into membership_periods values ('%s', '%s', 'FULL', 'NORMAL', '2001-01-01', null)"
                .formatted(id, BRANCH));
        return id;
    }

    private Map<String, Object> assessing(String from, UUID member, boolean isQuarterly) {
        return Map.of(
                "orgId",
                BRANCH,
                "from",
                from,
                "members",
                List.of(Map.of(
                        "memberId", member, "payerClass", "MONTHLY_WAGE", "base", 3001, "isQuarterly", isQuarterly)));
    }

    private List<List<String>> rows(String token, String path, List<String> columns) throws IOException {
        var bytes = Objects.requireNonNull(get(token, path)
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
        var file = Files.write(folder.resolve("党费.xlsx"), bytes);
        var wanted = columns.stream().map(SheetColumn::optional).toList();
        var read = new ArrayList<List<String>>();
        try (var reader =
                SheetReader.open(file, SheetLayout.of(wanted.toArray(SheetColumn[]::new)), SheetLimits.DEFAULT)) {
            while (reader.hasNext()) {
                SheetRow row = reader.next();
                read.add(wanted.stream().map(column -> row.cell(column).text()).toList());
            }
        }
        return read;
    }
}
