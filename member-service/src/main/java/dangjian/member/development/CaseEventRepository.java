package dangjian.member.development;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class CaseEventRepository {

    private final DatabaseClient database;

    CaseEventRepository(DatabaseClient database) {
        this.database = database;
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

    @Unscoped("the case was found in scope")
    Mono<Void> insert(CaseEvent event) {
        return database.sql("""
                        insert into development_events (id, case_id, kind, happened_on, reason, recorded_at, account_id,
                            account_name)
                        values (:id, :caseId, :kind, :happenedOn, :reason, :recordedAt, :accountId, :accountName)
                        """)
                .bindProperties(event)
                .bind("kind", event.kind().name())
                .then();
    }
}
