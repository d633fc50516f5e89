package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class CaseEventRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    CaseEventRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Flux<CaseEvent> of(UUID caseId, Scope scope) {
        return scope.bind(database.sql("""
                                select e.* from development_events e join development_cases c on c.id = e.case_id
                                where e.case_id = :case and c.org_id in (select id from orgs where path ^@ any(:scope))
                                order by e.id
                                """).bind("case", caseId))
                .mapProperties(CaseEvent.class)
                .all();
    }

    /// How those of these cases ended that were withdrawn or rejected.
    Flux<CaseEvent> endings(Collection<UUID> cases, Scope scope) {
        return scope.bind(database.sql("""
                                select distinct on (c.id) e.* from development_events e
                                join development_cases c on c.id = e.case_id and c.status = e.kind
                                where c.id = any(:cases) and e.kind in ('WITHDRAWN', 'REJECTED')
                                    and c.org_id in (select id from orgs where path ^@ any(:scope))
                                order by c.id, e.id desc
                                """).bind("cases", cases.toArray(UUID[]::new)))
                .mapProperties(CaseEvent.class)
                .all();
    }

    @Unscoped("the cases were found in scope, or are new")
    Mono<Void> insert(Collection<CaseEvent> events) {
        return database.sql("""
                        insert into development_events (id, case_id, kind, happened_on, reason, recorded_at, account_id,
                            account_name)
                        select id, "caseId", kind, "happenedOn", reason, "recordedAt", "accountId", "accountName"
                        from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "caseId" uuid, kind text, "happenedOn" date,
                            reason text, "recordedAt" timestamptz, "accountId" uuid, "accountName" text)
                        """).bind("rows", Batch.of(json, events)).then();
    }
}
