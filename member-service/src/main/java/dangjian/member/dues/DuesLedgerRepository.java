package dangjian.member.dues;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/// Reads the ledger member by member.
@Repository
class DuesLedgerRepository {

    private final DatabaseClient database;

    DuesLedgerRepository(DatabaseClient database) {
        this.database = database;
    }

    /// Who pays dues in a branch of the scope in some part of the year, or did, in the order of the tree.
    Flux<Payer> payers(int year, Scope scope, @Nullable Payer after, int most) {
        return scope.bind(database.sql("""
            select o.path, o.name as org_name, o.id as org_id, m.id as member_id, m.name
            from orgs o
            join lateral (select distinct p.member_id from membership_periods p
                where p.org_id = o.id and p.valid_from < make_date(:year + 1, 1, 1)
                    and (p.valid_to is null or p.valid_to > make_date(:year, 1, 1))
                    and (p.status in (select status from dues_paying_statuses) or exists (
                        select from dues_entries e where e.member_id = p.member_id and e.year = :year))
                    and (o.path, p.member_id) > (:path, :member)) p on true
            join members m on m.id = p.member_id
            where o.path ^@ any(:scope) and o.path >= :path
            order by o.path, m.id limit :most
            """)
                        .bind("year", year)
                        .bind("path", after == null ? "" : after.path())
                        .bind("member", after == null ? new UUID(0, 0) : after.memberId())
                        .bind("most", most))
                .mapProperties(Payer.class)
                .all();
    }

    /// What was paid for a member, the latest first, for those who may see the member.
    Flux<Payment> payments(UUID member, Scope scope, Paging paging) {
        return paging.bind(scope.bindWithSelf(database.sql("""
                    select c.id, c.org_id, c.collected_on, c.method, c.corrects, c.reason, c.recorded_at,
                        sum(e.amount_fen)::bigint as amount_fen,
                        array_agg(e.year || '-' || lpad(e.month::text, 2, '0') order by e.year, e.month) as months
                    from dues_entries e join dues_collections c on c.id = e.collection_id
                    join members m on m.id = e.member_id
                    where e.member_id = :member and (:after::uuid is null or c.id < :after)
                        and (m.id = :self or m.org_id in (select id from orgs where path ^@ any(:scope)))
                    group by c.id order by c.id desc limit :rows
                    """).bind("member", member)))
                .mapProperties(Payment.class)
                .all();
    }

    /// A member of a branch.
    record Payer(String path, String orgName, UUID orgId, UUID memberId, String name) {}

    /// What one collection took from a member.
    ///
    /// @param months the months it is for, as `2026-01`
    record Payment(
            UUID id,
            UUID orgId,
            LocalDate collectedOn,
            PaymentMethod method,
            @Nullable UUID corrects,
            @Nullable String reason,
            Instant recordedAt,
            long amountFen,
            String[] months) {}
}
