package dangjian.member.fund;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class RemittanceRepository {

    /// Both sides see it.
    private static final String SEEN = """
        (org_id in (select id from orgs where path ^@ any(:scope))
            or to_org_id in (select id from orgs where path ^@ any(:scope)))
        """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    RemittanceRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// Who is above an organisation of the scope, on the platform.
    Mono<Remittance.Receiver> above(UUID org, Scope scope) {
        return scope.bind(database.sql("""
            select p.id as org_id, p.name from orgs o join orgs p on p.id = o.parent_id
            where o.id = :org and o.path ^@ any(:scope)
            """).bind("org", org))
                .mapProperties(Remittance.Receiver.class)
                .one();
    }

    /// @return how many were added: none when the sender is out of scope
    Mono<Long> add(Remittance remittance, Scope scope) {
        return scope.bind(database.sql("""
            insert into dues_remittances (id, org_id, to_org_id, to_name, stream, amount_fen, sent_on,
                voucher, state, recorded_at, account_id, account_name, version)
            select r.id, o.id, "toOrgId", "toName", stream, "amountFen", "sentOn", voucher, state,
                "recordedAt", "accountId", "accountName", r.version
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "orgId" uuid, "toOrgId" uuid,
                "toName" text, stream text, "amountFen" bigint, "sentOn" date, voucher text,
                state text, "recordedAt" timestamptz, "accountId" uuid, "accountName" text, version int)
            join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
            """).bind("rows", Batch.of(json, Set.of(remittance))))
                .fetch()
                .rowsUpdated();
    }

    Mono<Remittance> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from dues_remittances where id = :id and " + SEEN)
                        .bind("id", id))
                .mapProperties(Remittance.class)
                .one();
    }

    /// Whether those organisations are, or are above, the receiver; or the sender where the receiver is not on the
    /// platform.
    Mono<Boolean> isReceiver(UUID id, Collection<String> paths, Scope scope) {
        return scope.bind(database.sql("""
            select exists (select from orgs o
                join (select * from dues_remittances where id = :id and %s) r
                    on o.id = coalesce(r.to_org_id, r.org_id)
                where o.path ^@ any(:paths))
            """.formatted(SEEN)).bind("id", id).bind("paths", paths.toArray(String[]::new)))
                .mapValue(Boolean.class)
                .one();
    }

    /// @return how many were decided: none when somebody else was faster
    Mono<Long> decide(Remittance remittance, Scope scope) {
        return scope.bind(database.sql("""
            update dues_remittances d set state = r.state, received_on = r."receivedOn",
                decided_at = r."decidedAt", decided_by = r."decidedBy", decider = r.decider,
                opinion = r.opinion, version = r.version
            from jsonb_to_recordset(:rows::jsonb) as r(id uuid, state text, "receivedOn" date,
                "decidedAt" timestamptz, "decidedBy" uuid, decider text, opinion text, version int)
            where d.id = r.id and d.version = r.version - 1
                and d.id in (select id from dues_remittances where
            """ + SEEN + ")").bind("rows", Batch.of(json, Set.of(remittance))))
                .fetch()
                .rowsUpdated();
    }

    /// What organisations of the scope passed up or were sent, the latest first.
    Flux<Remittance> page(Remittance.@Nullable State state, Scope scope, Paging paging) {
        var statement = scope.bind(database.sql("select * from dues_remittances where " + SEEN
                + " and (:state::text is null or state = :state)"
                + " and (:after::uuid is null or id < :after) order by id desc limit :rows"));
        statement = state == null ? statement.bindNull("state", String.class) : statement.bind("state", state.name());
        return paging.bind(statement).mapProperties(Remittance.class).all();
    }
}
