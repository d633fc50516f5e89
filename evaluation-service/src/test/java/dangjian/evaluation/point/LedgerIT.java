package dangjian.evaluation.point;

import static dangjian.kit.TestOrganizations.NORTH_BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.point.ActivityClosed.Attendance;
import dangjian.kit.ServiceTest;
import dangjian.kit.event.Received;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@ServiceTest
class LedgerIT {

    private static final Instant MORNING = Instant.parse("2026-03-05T01:30:00Z");

    @Autowired
    private Ledger ledger;

    @Autowired
    private MergedLedger mergedLedger;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReactiveTransactionManager transactions;

    @Test
    void capsHoldWhenReplicasEnterAtTheSameTime() {
        var members = newMembers(3);
        var transaction = TransactionalOperator.create(transactions);
        Flux.range(0, 40)
                .flatMap(
                        number -> transaction.transactional(
                                ledger.enterClosed(List.of(closed(number % 2 == 0 ? members : members.reversed())))),
                        10)
                .then()
                .block();
        for (var member : members) {
            assertThat(points(member)).isEqualByComparingTo("20");
        }
    }

    @Test
    void aLargeActivityIsEnteredForEverybody() {
        var members = newMembers(3000);
        TransactionalOperator.create(transactions)
                .transactional(ledger.enterClosed(List.of(closed(members), closed(members))))
                .block();
        var sum = database.sql("select sum(points) from point_entries where member_id = any(:ids)")
                .bind("ids", members.toArray(UUID[]::new))
                .mapValue(BigDecimal.class)
                .one()
                .block();
        assertThat(sum).isEqualByComparingTo("6000");
    }

    @Test
    void thePointsOfADuplicateBecomeThoseOfTheRecordThatGoesOnOnce() {
        var members = newMembers(2);
        var event = new Received<>(
                UUID.randomUUID(),
                MORNING,
                members.getFirst(),
                new MemberMerged(members.getFirst(), members.getLast()));
        var transaction = TransactionalOperator.create(transactions);
        transaction
                .transactional(ledger.enterClosed(List.of(closed(members), closed(members.subList(1, 2)))))
                .block();

        transaction.transactional(mergedLedger.enter(event)).block();
        transaction.transactional(mergedLedger.enter(event)).block();

        assertThat(points(members.getFirst())).isEqualByComparingTo("2");
        assertThat(points(members.getLast())).isEqualByComparingTo("0");
    }

    private static Received<ActivityClosed> closed(List<UUID> members) {
        var activity = UUID.randomUUID();
        var attendances = members.stream()
                .map(member -> new Attendance(member, NORTH_BRANCH, "PRESENT", false))
                .toList();
        return new Received<>(
                UUID.randomUUID(),
                MORNING,
                activity,
                new ActivityClosed(activity, "THEME_DAY", "主题党日", MORNING, attendances));
    }

    private static List<UUID> newMembers(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private BigDecimal points(UUID member) {
        return database.sql("select sum(points) from point_entries where member_id = :id")
                .bind("id", member)
                .mapValue(BigDecimal.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
