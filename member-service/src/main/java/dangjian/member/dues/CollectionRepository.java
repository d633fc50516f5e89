package dangjian.member.dues;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class CollectionRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    CollectionRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Adds a collection and its entries.
    ///
    /// @return how many entries were written: none when the branch is out of scope
    Mono<Long> add(DuesCollection collection, Collection<DuesEntry> entries, Scope scope) {
        return scope.bind(database.sql("""
                                with added as (
                                    insert into dues_collections (id, org_id, collected_on, method, total_fen, members,
                                        corrects, reason, recorded_at, account_id, account_name)
                                    select c.id, o.id, c."collectedOn", c.method, c."totalFen", c.members, c.corrects,
                                        c.reason, c."recordedAt", c."accountId", c."accountName"
                                    from jsonb_to_recordset(:collections::jsonb) as c(id uuid, "orgId" uuid,
                                        "collectedOn" date, method text, "totalFen" bigint, members int, corrects uuid,
                                        reason text, "recordedAt" timestamptz, "accountId" uuid, "accountName" text)
                                    join orgs o on o.id = c."orgId" and o.path ^@ any(:scope)
                                    returning id)
                                insert into dues_entries (collection_id, member_id, year, month, amount_fen)
                                select added.id, e."memberId", e.year, e.month, e."amountFen"
                                from added, jsonb_to_recordset(:entries::jsonb)
                                    as e("memberId" uuid, year int, month int, "amountFen" bigint)
                                """)
                        .bind("collections", Batch.of(json, Set.of(collection)))
                        .bind("entries", Batch.of(json, entries)))
                .fetch()
                .rowsUpdated();
    }

    Mono<DuesCollection> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from dues_collections where id = :id and " + Scope.ORG_ID)
                        .bind("id", id))
                .mapProperties(DuesCollection.class)
                .one();
    }

    /// What is left of a collection after its corrections.
    Flux<DuesEntry> left(UUID collection, Scope scope) {
        return scope.bind(database.sql("""
                                select e.member_id, e.year, e.month, sum(e.amount_fen)::bigint as amount_fen
                                from dues_entries e join dues_collections c on c.id = e.collection_id
                                where (c.id = :id or c.corrects = :id)
                                    and c.org_id in (select id from orgs where path ^@ any(:scope))
                                group by e.member_id, e.year, e.month having sum(e.amount_fen) > 0
                                order by e.member_id, e.year, e.month
                                """).bind("id", collection))
                .mapProperties(DuesEntry.class)
                .all();
    }

    /// The collections of the scope, the latest first.
    Flux<DuesCollection> page(Scope scope, Paging paging) {
        return paging.bind(scope.bind(database.sql("select * from dues_collections where " + Scope.ORG_ID
                        + " and (:after::uuid is null or id < :after) order by id desc limit :rows")))
                .mapProperties(DuesCollection.class)
                .all();
    }
}
