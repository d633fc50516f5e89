package dangjian.member.dues;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Payments that came in a file, by which a file that comes again is recognised.
@Repository
class PaymentRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    PaymentRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Those of these payments that are booked already, as branch and reference.
    Mono<Set<PaymentKey>> booked(Collection<PaymentKey> keys, Scope scope) {
        return scope.bind(database.sql("""
            select p.org_id, p.reference from dues_payments p
            join jsonb_to_recordset(:keys::jsonb) as k("orgId" uuid, reference text)
                on k."orgId" = p.org_id and k.reference = p.reference
            where not p.is_taken_back and p.org_id in (select id from orgs where path ^@ any(:scope))
            """).bind("keys", Batch.of(json, keys)))
                .mapProperties(PaymentKey.class)
                .all()
                .collect(HashSet::new, Collection::add);
    }

    Mono<Void> add(Collection<BookedPayment> payments, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_payments (org_id, reference, member_id, collection_id, is_taken_back)
            select c.org_id, r.reference, r."memberId", c.id, false
            from jsonb_to_recordset(:rows::jsonb)
                as r("collectionId" uuid, reference text, "memberId" uuid)
            join dues_collections c on c.id = r."collectionId"
            where c.org_id in (select id from orgs where path ^@ any(:scope))
            """).bind("rows", Batch.of(json, payments)))
                .then();
    }

    /// Lets payments of a collection that was taken back come in again.
    Mono<Void> takeBack(UUID collection, Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("""
            update dues_payments set is_taken_back = true
            where collection_id = :collection and member_id = any(:members) and
            """ + Scope.ORG_ID)
                        .bind("collection", collection)
                        .bind("members", members.toArray(UUID[]::new)))
                .then();
    }

    /// How a payment is recognised within a branch.
    record PaymentKey(UUID orgId, String reference) {}

    record BookedPayment(UUID collectionId, String reference, UUID memberId) {}
}
