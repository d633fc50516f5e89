package dangjian.member.badge;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Receipts of badges as a sheet names them.
@Repository
class ReceiptRepository {

    private static final String ROWS = """
            jsonb_to_recordset(:rows::jsonb) as r(row int, batch text, branch text, name text)
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    ReceiptRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// What the names of these rows mean within the scope, by row. Whoever else gives out of these batches waits.
    Mono<Map<Integer, ReceiptEntry.Match>> match(Collection<ReceiptEntry> entries, Scope scope) {
        var rows = Batch.of(json, entries);
        return scope.bind(
                        database.sql("""
                                select b.id from badge_batches b where b.name in (select r.batch from %s) and %s
                                order by b.id for update
                                """.formatted(ROWS, BatchRepository.SEEN)).bind("rows", rows))
                .then()
                .then(Mono.defer(() -> scope.bind(database.sql("""
                                        with b as (
                                            select b.id, b.name, b.issued_on, b.quantity
                                                - (select count(*) from badge_receipts t where t.batch_id = b.id) as left
                                            from badge_batches b where b.name in (select r.batch from %1$s) and %2$s),
                                        named as (
                                            select r.*, (select count(*)::int from b where b.name = r.batch) as batches,
                                                (select b.id from b where b.name = r.batch limit 1) as batch_id,
                                                found.members, found.member_id
                                            from %1$s cross join lateral (
                                                select count(*)::int as members, (array_agg(m.id))[1] as member_id
                                                from members m join orgs o on o.id = m.org_id
                                                where m.name = r.name and o.name = r.branch and o.path ^@ any(:scope)
                                                    and m.status in ('NORMAL', 'RETAINED', 'RESTORED')) found)
                                        select n.row, n.batches, n.batch_id, b.issued_on, n.members, n.member_id,
                                            exists (select from badge_receipts t where t.batch_id = n.batch_id
                                                and t.member_id = n.member_id) as is_received, coalesce(b.left, 0) as left
                                        from named n left join b on b.id = n.batch_id
                                        """.formatted(ROWS, BatchRepository.SEEN))
                                .bind("rows", rows))
                        .mapProperties(ReceiptEntry.Match.class)
                        .all()
                        .collectMap(ReceiptEntry.Match::row)));
    }

    Mono<Void> insert(Collection<ReceiptEntry.Receipt> receipts, Scope scope) {
        return scope.bind(database.sql("""
                                insert into badge_receipts (batch_id, member_id, org_id, received_on)
                                select r."batchId", m.id, m.org_id, r."receivedOn"
                                from jsonb_to_recordset(:rows::jsonb)
                                    as r("batchId" uuid, "memberId" uuid, "receivedOn" date)
                                join members m on m.id = r."memberId"
                                where m.org_id in (select id from orgs where path ^@ any(:scope))
                                on conflict do nothing
                                """).bind("rows", Batch.of(json, receipts)))
                .then();
    }
}
