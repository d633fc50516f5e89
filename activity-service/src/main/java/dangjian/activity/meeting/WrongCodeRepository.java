package dangjian.activity.meeting;

import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Mono;

/// Counts wrong codes, in a transaction of its own: the request that brought one is rejected and taken back.
@Repository
class WrongCodeRepository {

    private final DatabaseClient database;
    private final TransactionalOperator ownTransaction;

    WrongCodeRepository(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.database = database;
        this.ownTransaction = TransactionalOperator.create(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    @Unscoped("a member's own tries")
    Mono<Integer> count(UUID activity, UUID member) {
        return database.sql("select count from wrong_codes where activity_id = :activity and member_id = :member")
                .bind("activity", activity)
                .bind("member", member)
                .mapValue(Integer.class)
                .one()
                .defaultIfEmpty(0);
    }

    /// @return how many there are with this one
    @Unscoped("a member's own tries")
    Mono<Integer> add(UUID activity, UUID member, Instant now) {
        return ownTransaction.transactional(database.sql("""
                        insert into wrong_codes (activity_id, member_id, count, last_at) values (:activity, :member, 1, :now)
                        on conflict (activity_id, member_id) do update set count = wrong_codes.count + 1, last_at = :now
                        returning count
                        """)
                .bind("activity", activity)
                .bind("member", member)
                .bind("now", now)
                .mapValue(Integer.class)
                .one());
    }
}
