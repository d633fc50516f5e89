package dangjian.activity.people;

import dangjian.kit.data.Batch;
import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Keeps the copy of the members up to date.
@Component
class PeopleCopy implements Reactions {

    private final DatabaseClient database;
    private final ObjectMapper json;

    PeopleCopy(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void declare(ReactionTable on) {
        on.batch("member.registered.v1", MemberChanged.class, this::take);
        on.batch("member.changed.v1", MemberChanged.class, this::take);
    }

    @Override
    public Mono<Void> clear() {
        return database.sql("delete from people").then();
    }

    private Mono<Void> take(List<Received<MemberChanged>> changes) {
        return database.sql("""
                        insert into people (id, org_id, name, stage, status, version)
                        select distinct on (id) id, "orgId", name, stage, status, version
                        from jsonb_to_recordset(:rows::jsonb)
                            as t(id uuid, "orgId" uuid, name text, stage text, status text, version int)
                        order by id, version desc
                        on conflict (id) do update set org_id = excluded.org_id, name = excluded.name,
                            stage = excluded.stage, status = excluded.status, version = excluded.version
                        where people.version < excluded.version
                        """)
                .bind(
                        "rows",
                        Batch.of(json, changes.stream().map(Received::data).toList()))
                .then();
    }
}
