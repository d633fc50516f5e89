package dangjian.member.badge;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class BatchRepository {

    /// A batch is seen by whoever may give out some of it, and by whoever administers its issuer: its issuer lies in
    /// the scope, or the scope below the issuer.
    static final String SEEN = """
            b.org_id in (select o.id from orgs o where o.path ^@ any(:scope)
                or exists (select from unnest(:scope) as top(path) where top.path ^@ o.path))
            """;

    private static final String BATCHES = """
            select b.*, (select count(*) from badge_receipts r where r.batch_id = b.id
                and r.org_id in (select id from orgs where path ^@ any(:scope))) as received
            from badge_batches b where
            """;

    /// Members who may receive a badge: they have not left, and have none of this batch.
    private static final String RECIPIENTS = """
            insert into badge_receipts (batch_id, member_id, org_id, received_on)
            select :batch, m.id, m.org_id, :on from members m
            where m.status in ('NORMAL', 'RETAINED', 'RESTORED')
                and m.org_id in (select id from orgs where path ^@ any(:scope))
                and m.org_id in (select below.id from orgs below join orgs issuer on below.path ^@ issuer.path
                    join badge_batches b on b.org_id = issuer.id where b.id = :batch)
                and (m.org_id = any(:branches) or m.id = any(:members))
            on conflict do nothing
            """;

    private final DatabaseClient database;

    BatchRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<BadgeBatch> find(UUID id, Scope scope) {
        return scope.bind(database.sql(BATCHES + "b.id = :id and " + SEEN).bind("id", id))
                .mapProperties(BadgeBatch.class)
                .one();
    }

    /// Whoever gives out of a batch waits for the one before, so that no more go out than there are.
    Mono<BadgeBatch> lock(UUID id, Scope scope) {
        return scope.bind(database.sql(
                                "select b.id from badge_batches b where b.id = :id and %s for update".formatted(SEEN))
                        .bind("id", id))
                .mapValue(UUID.class)
                .one()
                .flatMap(found -> find(found, scope));
    }

    Flux<BadgeBatch> list(@Nullable UUID under, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql(BATCHES + """
                                b.id > :after
                                    and (:under::uuid is null or b.org_id in (select o.id from orgs o, orgs top
                                        where top.id = :under and top.path ^@ any(:scope)
                                            and (o.path ^@ top.path or top.path ^@ o.path)))
                                    and %s
                                order by b.id limit :rows
                                """.formatted(SEEN))
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(BadgeBatch.class)
                .all();
    }

    /// Empty when the organisation is not in the scope.
    Mono<BadgeBatch> insert(BadgeBatch batch, Scope scope) {
        return scope.bind(database.sql("""
                                insert into badge_batches (id, org_id, name, issued_on, quantity, created_at, recorder)
                                select :id, o.id, :name, :issuedOn, :quantity, :createdAt, :recorder from orgs o
                                where o.id = :org and o.path ^@ any(:scope) and o.dissolved_on is null
                                """)
                        .bind("id", batch.id())
                        .bind("org", batch.orgId())
                        .bind("name", batch.name())
                        .bind("issuedOn", batch.issuedOn())
                        .bind("quantity", batch.quantity())
                        .bind("createdAt", batch.createdAt())
                        .bind("recorder", batch.recorder()))
                .fetch()
                .rowsUpdated()
                .filter(count -> count == 1)
                .map(_ -> batch);
    }

    /// Gives one badge each to whole branches and to single members; who has one already, gets none.
    ///
    /// @return how many were given
    Mono<Long> give(UUID batch, Collection<UUID> branches, Collection<UUID> members, LocalDate on, Scope scope) {
        return scope.bind(database.sql(RECIPIENTS)
                        .bind("batch", batch)
                        .bind("on", on)
                        .bind("branches", branches.toArray(UUID[]::new))
                        .bind("members", members.toArray(UUID[]::new)))
                .fetch()
                .rowsUpdated();
    }

    @Unscoped("the batch was found within the scope; only a number is told")
    Mono<Long> given(UUID batch) {
        return database.sql("select count(*) from badge_receipts where batch_id = :batch")
                .bind("batch", batch)
                .mapValue(Long.class)
                .one();
    }

    Flux<BadgeReceipt> receipts(UUID batch, @Nullable UUID under, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select m.id as member_id, m.name, r.org_id, o.name as org_name, r.received_on
                                from badge_receipts r join members m on m.id = r.member_id
                                left join orgs o on o.id = r.org_id
                                where r.batch_id = :batch and m.id > :after
                                    and (:under::uuid is null or m.org_id in (select below.id from orgs below
                                        join orgs top on below.path ^@ top.path where top.id = :under))
                                    and m.org_id in (select id from orgs where path ^@ any(:scope))
                                order by m.id limit :rows
                                """)
                        .bind("batch", batch)
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("under", Parameter.fromOrEmpty(under, UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(BadgeReceipt.class)
                .all();
    }
}
