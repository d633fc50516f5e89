package dangjian.member.roster;

import dangjian.kit.data.Batch;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class ChangeRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;
    private final InstantSource clock;

    ChangeRepository(DatabaseClient database, ObjectMapper json, InstantSource clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Writes down what differs, of members whose branch lies in the scope.
    Mono<Void> insert(Collection<Rewriting.Step> steps, Reason reason, Scope scope) {
        var rows = steps.stream()
                .flatMap(step -> step.changes().stream()
                        .map(change -> Row.of(step.after().id(), change)))
                .toList();
        return scope.bind(database.sql("""
                                insert into member_changes (id, member_id, changed_at, account_id, account_name, field,
                                    value_before, value_after, reason)
                                select r.id, m.id, :at, :account, :accountName, field, "valueBefore", "valueAfter", :reason
                                from jsonb_to_recordset(:rows::jsonb) as r(
                                    id uuid, "memberId" uuid, field text, "valueBefore" text, "valueAfter" text)
                                join members m on m.id = r."memberId"
                                where m.org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("at", clock.instant())
                        .bind("account", reason.caller().accountId())
                        .bind("accountName", reason.caller().name())
                        .bind("reason", reason.text())
                        .bind("rows", Batch.of(json, rows)))
                .then();
    }

    /// The history of a member from its registration on, which is the first entry, merges included.
    Flux<RecordedChange> of(UUID member, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bindWithSelf(database.sql("""
                                with found as (
                                    select m.* from members m left join orgs o on o.id = m.org_id
                                    where m.id = :member and (o.path ^@ any(:scope) or m.id = :self))
                                select * from (
                                    select id, 'REGISTERED' as kind, registered_at as changed_at,
                                        registered_by as account_id, registrar as account_name, null as field,
                                        null as value_before, null as value_after, null as reason
                                    from found
                                    union all
                                    select c.id, 'CORRECTED', c.changed_at, c.account_id, c.account_name, c.field,
                                        c.value_before, c.value_after, c.reason
                                    from member_changes c join found on found.id = c.member_id
                                    union all
                                    select g.entry_id, 'MERGED', g.decided_at, g.decided_by, g.decider, null,
                                        g.duplicate_id::text, g.survivor_id::text, g.ground
                                    from member_merges g
                                    join found on found.id in (g.survivor_id, g.duplicate_id)
                                    where g.state = 'MERGED') history
                                where id > :after order by id limit :rows
                                """)
                        .bind("member", member)
                        .bind("after", after == null ? new UUID(0, 0) : after.uuid(0))
                        .bind("rows", paging.rows()))
                .mapProperties(RecordedChange.class)
                .all();
    }

    /// A change as it was written down; a registration and a merge have no field, and a merge names the two records.
    record RecordedChange(
            UUID id,
            ChangeView.Kind kind,
            Instant changedAt,
            UUID accountId,
            String accountName,
            @Nullable RosterField field,
            @Nullable String valueBefore,
            @Nullable String valueAfter,
            @Nullable String reason) {}

    private record Row(
            UUID id,
            UUID memberId,
            RosterField field,
            @Nullable String valueBefore,
            @Nullable String valueAfter) {

        static Row of(UUID member, Change change) {
            return new Row(Ids.next(), member, change.field(), change.valueBefore(), change.valueAfter());
        }
    }
}
