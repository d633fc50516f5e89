package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dangjian.kit.TestOrganizations;
import dangjian.member.AtOnce;
import dangjian.member.KeptCounts;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Counts that are kept; that they agree with counting is checked after every test of this service's roster.
class MemberCountsIT extends RosterServiceTest {

    private static final int WRITERS = 8;
    private static final int WRITES = 25;

    /// Members with every combination of what the counts are kept by, and some that no list shows.
    private static final String MEMBERS = """
        insert into members (id, org_id, name, id_number_cipher, id_number_index, sex, birthday, stage, status,
            joined_on, full_on, is_lost, lost_on, is_mobile, mobile_to, completeness, registered_at, registered_by,
            registrar, version)
        select uuidv7(), o.id, '张三', m.id_number_cipher, int4send(n), 'MALE', '1990-01-01',
            case when n %% 2 = 0 then 'PROBATIONARY' else 'FULL' end,
            (array['NORMAL', 'RETAINED', 'RESTORED', 'SUSPENDED'])[n / 2 %% 4 + 1], '2020-01-01',
            case when n %% 2 = 1 then date '2021-01-01' end, n %% 7 = 0,
            case when n %% 7 = 0 then date '2026-01-01' end, n %% 5 = 0, case when n %% 5 = 0 then '江苏省' end, 100,
            now(), o.id, '', 1
        from generate_series(1, %d) n cross join (select id_number_cipher from members limit 1) m
        join (select id, row_number() over (order by id) - 1 as place from orgs
            where kind = 'BRANCH') o on o.place = n %% 3
        """;

    /// Anything that a list is narrowed by, of some members.
    private static final String CHANGE = """
        update members set org_id = (select id from orgs where kind = 'BRANCH' order by id offset %d limit 1),
            is_lost = not is_lost, lost_on = case when is_lost then null else date '2026-01-01' end,
            status = case when status = 'NORMAL' then 'SUSPENDED' else 'NORMAL' end
        where name = '%s' and random() < 0.3
        """;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private TransactionalOperator transaction;

    @BeforeEach
    void registerMany() {
        register(TestOrganizations.NORTH_BRANCH, Records.li());
        run(MEMBERS.formatted(240));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stage=FULL",
                "stage=PROBATIONARY&status=SUSPENDED",
                "isMobile=true",
                "isMobile=false&isLost=true",
                "isLost=false&stage=FULL&status=NORMAL",
                "status=EXITED",
                "under=01900000-0000-7000-8000-000000000002",
                "under=01900000-0000-7000-8000-000000000006&isMobile=true",
                "stage=FULL&minAge=20"
            })
    void aListIsAsLongAsItsCount(String query) {
        var listed = 0;
        var after = "";
        do {
            var page = page(query + after);
            listed += page.items().size();
            after = page.next() == null ? "" : "&after=" + page.next();
        } while (!after.isEmpty());
        assertThat(page(query).total()).isEqualTo(listed);
        assertThat(page(query).total() == 0).isEqualTo(query.equals("status=EXITED"));
    }

    @Test
    void whatIsRolledBackDoesNotCount() {
        transaction
                .execute(status -> {
                    status.setRollbackOnly();
                    return database.sql(CHANGE.formatted(1, "张三")).then();
                })
                .blockLast();
        KeptCounts.mustAgree(database);
        assertThat(count("select count(*) from members where org_id = '%s'".formatted(TestOrganizations.SOUTH_BRANCH)))
                .isEqualTo(80);
    }

    @Test
    void nobodyWaitsForAnotherWhoChangesTheSameCounts() {
        run("update members set name = '李四' where name = '张三' and random() < 0.5");
        var first = open();
        var second = open();
        change(first, 1, "张三");
        change(second, 1, "李四");
        change(first, 2, "张三");
        change(second, 0, "李四");
        Mono.from(first.commitTransaction()).then(Mono.from(first.close())).block();
        KeptCounts.mustAgree(database);
        change(second, 1, "李四");
        Mono.from(second.commitTransaction()).then(Mono.from(second.close())).block();
    }

    @Test
    void manyWritersAtOnceLeaveRightCountsAndLittleBehind() {
        run("update members set name = '张' || right(id::text, 1)");
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> AtOnce.call(() -> changed(new Random(writer), writer)))
                .toList();
        assertThat(writers.stream().map(CompletableFuture::join)).containsOnly(WRITES);

        KeptCounts.mustAgree(database);
        run("update members set is_mobile = false, mobile_to = null, is_lost = false, lost_on = null");
        run("update members set stage = 'FULL', full_on = '2021-01-01', status = 'NORMAL'");
        assertThat(count("select count(*) from member_counts where stage = 'FULL' and status = 'NORMAL'"
                        + " and not is_mobile and not is_lost"))
                .isEqualTo(3);
    }

    /// Each writer has members of their own, of all branches: what they share is the counts.
    private int changed(Random random, int writer) {
        for (var write = 0; write < WRITES; write++) {
            var some = CHANGE.formatted(random.nextInt(3), "张" + Integer.toHexString(writer));
            var others = CHANGE.formatted(random.nextInt(3), "张" + Integer.toHexString(writer + WRITERS));
            transaction
                    .transactional(
                            database.sql(some).then().then(database.sql(others).then()))
                    .block();
        }
        return WRITES;
    }

    private Connection open() {
        var connection = Objects.requireNonNull(Mono.from(connections.create()).block());
        Mono.from(connection.beginTransaction()).block();
        Mono.from(connection.createStatement("set local lock_timeout = '1s'").execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .block();
        return connection;
    }

    private static void change(Connection connection, int branch, String name) {
        Mono.from(connection.createStatement(CHANGE.formatted(branch, name)).execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .block();
    }

    private Listed page(String query) {
        return Objects.requireNonNull(get(DISTRICT_ADMIN, "/api/v1/members?limit=200&count=true&" + query)
                .expectStatus()
                .isOk()
                .expectBody(Listed.class)
                .returnResult()
                .getResponseBody());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<Object> items, @Nullable String next, long total) {}
}
