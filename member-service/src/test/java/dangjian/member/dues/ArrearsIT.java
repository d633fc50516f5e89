package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import dangjian.member.roster.MemberTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/// Arrears of many branches, page by page, and what is told of them.
class ArrearsIT extends DuesServiceTest {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);

    @Autowired
    private DuesReminders reminders;

    @BeforeEach
    void forgetReminders() {
        run("truncate dues_reminders");
    }

    @Test
    void pagesGoThroughAllBranchesAndLoseNobody() {
        plant(60);

        var found = pages("/arrears?limit=7");

        assertThat(found).hasSize(120).doesNotHaveDuplicates();
        assertThat(found.stream()
                        .map(line -> line.get("orgId").asString()
                                + line.get("memberId").asString()))
                .isSorted();
        assertThat(found)
                .allMatch(line -> line.get("months").asInt() == 10
                        && line.get("consecutive").asInt() < 10);
        assertThat(pages("/statements/2026/arrears?limit=50")).hasSize(120);
    }

    @Test
    void thoseOfWhomToTakeNoteAreFoundHoweverManyBranchesAreNot() {
        plant(60);
        run("update dues_accounts set paid_fen = array_fill(0::bigint, array[12]) where member_id in ("
                + "select member_id from dues_accounts order by member_id desc limit 3)");

        assertThat(pages("/arrears?consecutive=10&limit=2")).hasSize(3);
        assertThat(pages("/arrears?consecutive=3&limit=200")).hasSize(120);
        assertThat(pages("/arrears?consecutive=11")).isEmpty();
    }

    @Test
    void aReductionOfAllThatIsOpenLeavesNoArrears() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-01", wang, 3000));
        run("""
            insert into dues_reductions (id, member_id, org_id, year, first_month, last_month, monthly_fen, reason, state,
                branch_decides, proposed_at, proposed_by, proposer, decided_at, decided_by, decider, opinion, version)
            values (uuidv7(), '%1$s', '%2$s', 2026, 1, 10, 0, '', 'APPROVED', true, now(), '%1$s', '', now(), '%1$s', '',
                '', 2)
            """.formatted(li, BRANCH));

        assertThat(pages("/arrears"))
                .singleElement()
                .returns(wang.toString(), line -> line.get("memberId").asString());
    }

    @Test
    void eachTimeWithoutPaymentIsToldOnceAndOnceMoreWhenItIsLong() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-01", wang, 3000));
        paidThrough(7);

        for (var round = 0; round < 2; round++) {
            reminders.remind().block();
            assertThat(told()).containsExactlyInAnyOrder(li + " 2026-08 OVERDUE", wang + " 2026-01 SELF_EXIT");
        }
        paidThrough(8);
        reminders.remind().block();
        assertThat(told()).hasSize(2);
        run(
                "update dues_accounts set paid_fen = '{1500,1500,1500,1500,0,0,0,1500,1500,1500,0,0}' where member_id = '%s'"
                        .formatted(li));
        reminders.remind().block();
        assertThat(told()).hasSize(3).contains(li + " 2026-05 OVERDUE");

        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(overdue(topic, li))
                            .satisfiesExactly(
                                    first -> assertThat(first).contains("\"since\":\"2026-08\""),
                                    second -> assertThat(second).contains("\"since\":\"2026-05\"")));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(overdue(topic, wang))
                            .singleElement()
                            .asString()
                            .contains("SELF_EXIT"));
        }
    }

    @Test
    void ofManyWhoRemindAtOnceOneTellsOfEach() {
        made(SECRETARY, "/assessments", assessing("2026-01", li, 3000));
        made(SECRETARY, "/assessments", assessing("2026-01", wang, 3000));

        var told = Flux.range(0, 4)
                .flatMap(_ -> reminders.remind())
                .reduce(0L, Long::sum)
                .block();

        assertThat(told).isEqualTo(2);
    }

    private static List<String> overdue(MemberTopic topic, UUID member) {
        return topic.of(member).stream()
                .filter(event -> event.startsWith(DuesOverdue.TYPE + " "))
                .toList();
    }

    private List<String> told() {
        return database.sql("select member_id || ' ' || to_char(since, 'YYYY-MM') || ' ' || kind from dues_reminders")
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private void paidThrough(int month) {
        run("""
            insert into dues_accounts (member_id, year) values ('%1$s', 2026) on conflict do nothing;
            update dues_accounts set paid_fen = array_fill(1500::bigint, array[%2$d]) || array_fill(0::bigint, array[%3$d])
            where member_id = '%1$s'
            """.formatted(li, month, 12 - month));
    }

    /// As many branches of two members each, who paid a part of each month but for three in a row.
    private void plant(int branches) {
        run("""
            insert into orgs (id, path, name, short_name, kind, category, version)
            select uuidv7(), '/1/x' || n || '/', '第' || n || '支部', '第' || n || '支部', 'BRANCH', 'OTHER', 1
            from generate_series(1, %d) n;
            insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, stage, status, joined_on,
                full_on, is_lost, is_mobile, completeness, registered_at, registered_by, registrar, version)
            select uuidv7(), o.id, '张三', '', (o.path || n)::bytea, 'MALE', '1970-01-01', 'FULL', 'NORMAL', '2000-01-01',
                '2001-01-01', false, false, 100, now(), o.id, '', 1
            from orgs o, generate_series(1, 2) n where o.path ^@ '/1/x';
            insert into membership_periods select id, org_id, 'FULL', 'NORMAL', '2001-01-01', null
            from members where name = '张三';
            insert into dues_assessments (id, member_id, year, first_month, last_month, payer_class, monthly_fen,
                is_quarterly, scheme, assessed_at, account_id, account_name)
            select uuidv7(), id, 2026, 1, 12, 'MONTHLY_WAGE', 1500, false, 1, now(), id, ''
            from members where name = '张三';
            insert into dues_accounts select id, 2026, '{100,100,100,0,0,0,100,100,100,100,0,0}'
            from members where name = '张三'
            """.formatted(branches));
    }

    private List<JsonNode> pages(String path) {
        var found = new ArrayList<JsonNode>();
        for (@Nullable String next = ""; next != null; ) {
            var page = body(get(DISTRICT, path + (path.contains("?") ? "&" : "?") + "after={next}", next));
            page.get("items").forEach(found::add);
            next = page.path("next").asStringOpt().orElse(null);
        }
        return found;
    }
}
