package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.LocalPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ActivityTest
class CheckInConcurrencyIT {

    @Autowired
    private Steps steps;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private WebTestClient web;

    @BeforeEach
    void atTheStart() {
        clock.set("2026-03-05T01:30:00Z");
    }

    @Test
    void manyCheckInsAtOnceMakeOneRowPerMember() throws Exception {
        var branch = steps.branch(40);
        var id = steps.opened(branch);
        var code = steps.code(branch, id);

        var statuses = together(IntStream.range(0, 120)
                .<Callable<Integer>>mapToObj(turn -> () -> status(steps.checkIn(branch.member(turn % 40), id, code)))
                .toList());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(40);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(80);
        assertThat(count("select count(*) from attendances where activity_id = :id and status = 'PRESENT'", id))
                .isEqualTo(40);
        assertThat(count("select count(*) from attendance_changes where activity_id = :id", id))
                .isZero();
    }

    /// Counting a wrong code takes a connection of its own; a transaction around each request would use up the pool.
    @Test
    void wrongCodesWithIdempotencyKeysDoNotStarveEachOther() throws Exception {
        var branch = steps.branch(60);
        var id = steps.opened(branch);
        var statuses = together(IntStream.range(0, 60)
                .<Callable<Integer>>mapToObj(member -> () -> status(web.post()
                        .uri("/api/v1/activities/" + id + "/attendances")
                        .headers(headers -> headers.setBearerAuth(branch.member(member)))
                        .header("Idempotency-Key", "wrong-" + member)
                        .bodyValue(Map.of("code", "WRONGCODE9"))
                        .exchange()))
                .toList());
        assertThat(statuses).containsOnly(422);
    }

    @Test
    void whoChecksInWhileTheActivityIsClosedIsEitherPresentOrRefused() throws Exception {
        var branch = steps.branch(30);
        var id = steps.opened(branch);
        var code = steps.code(branch, id);
        steps.minutes(branch, id, Map.of()).expectStatus().isOk();

        var someAreIn = new CountDownLatch(5);
        var checkIns = IntStream.range(0, 30).<Callable<Integer>>mapToObj(member -> () -> {
            int status = status(steps.checkIn(branch.member(member), id, code));
            someAreIn.countDown();
            return status;
        });
        Callable<Integer> closing = () -> {
            someAreIn.await();
            return status(steps.put(branch, id, "/closure"));
        };
        var statuses = together(Stream.concat(checkIns, Stream.of(closing)).toList());

        assertThat(statuses.getLast()).isEqualTo(200);
        assertThat(statuses.subList(0, 30)).isSubsetOf(201, 409).contains(201);
        long admitted =
                statuses.subList(0, 30).stream().filter(status -> status == 201).count();
        var attendances = ActivityEvents.of(id).single(ActivityClosed.TYPE).get("attendances");
        assertThat(attendances).hasSize(30);
        assertThat(attendances
                        .valueStream()
                        .filter(line -> line.get("status").asString().equals("PRESENT")))
                .hasSize((int) admitted);
        assertThat(count("select count(*) from attendances where activity_id = :id and status = 'PRESENT'", id))
                .isEqualTo(admitted);
    }

    @Test
    void aCheckInThatMeetsAClosureWaitsForItAndIsRefused() throws Exception {
        var branch = steps.branch(1);
        var id = steps.opened(branch);
        var code = steps.code(branch, id);
        try (var closing = LocalPostgres.database("activity_service").connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            closing.setAutoCommit(false);
            run(closing, "select from activities where id = '%s' for update".formatted(id));
            var checkIn = threads.submit(() -> status(steps.checkIn(branch.member(0), id, code)));
            await().until(() -> waiting() > 0);
            run(closing, """
                    insert into attendances select activity_id, member_id, org_id, 'ABSENT', false, null, null, null, now()
                    from invitations where activity_id = '%1$s';
                    update activities set state = 'CLOSED', closed_at = now() where id = '%1$s'
                    """.formatted(id));
            closing.commit();
            assertThat(checkIn.get()).isEqualTo(409);
        }
        assertThat(count("select count(*) from attendances where activity_id = :id and status = 'ABSENT'", id))
                .isEqualTo(1);
    }

    @Test
    void twoCorrectionsAtOnceFollowEachOther() throws Exception {
        var branch = steps.branch(1);
        var id = steps.closed(branch);
        var statuses = together(Stream.of("SICK_LEAVE", "OFFICIAL_LEAVE")
                .<Callable<Integer>>map(status -> () -> status(steps.correct(branch, id, 0, status)))
                .toList());
        assertThat(statuses).containsExactly(201, 201);
        var events = ActivityEvents.of(id, 3).records();
        assertThat(events).hasSize(3);
        assertThat(ActivityEvents.data(events.get(2)).get("from"))
                .isEqualTo(ActivityEvents.data(events.get(1)).get("to"));
    }

    private static int status(ResponseSpec response) {
        return response.expectBody().returnResult().getStatus().value();
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> futures = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            var results = new ArrayList<Integer>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long waiting() {
        Long count = database.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).mapValue(Long.class).one().block();
        return count == null ? 0 : count;
    }

    private long count(String sql, UUID activity) {
        Long count = database.sql(sql)
                .bind("id", activity)
                .mapValue(Long.class)
                .one()
                .block();
        return count == null ? -1 : count;
    }
}
