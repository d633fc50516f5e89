package dangjian.kit.org;

import dangjian.kit.data.Batch;
import dangjian.kit.event.ReactionTable;
import dangjian.kit.event.Reactions;
import dangjian.kit.event.Received;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Keeps the copy of the organisation tree up to date.
final class OrgCopy implements Reactions {

    private final DatabaseClient database;
    private final ObjectMapper json;

    OrgCopy(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public void declare(ReactionTable on) {
        on.batch("org.registered.v1", OrgChanged.class, this::take);
        on.batch("org.changed.v1", OrgChanged.class, this::take);
    }

    @Override
    public Mono<Void> clear() {
        return database.sql("delete from orgs").then();
    }

    Mono<Void> take(List<Received<OrgChanged>> changes) {
        return database.sql("""
                        insert into orgs (id, parent_id, path, name, short_name, code, kind, category, founded_on,
                            term_ends_on, dissolved_on, version)
                        select distinct on (id) id, "parentId", path, name, "shortName", code, kind, category, "foundedOn",
                            "termEndsOn", "dissolvedOn", version
                        from jsonb_to_recordset(:rows::jsonb) as t(id uuid, "parentId" uuid, path text, name text,
                            "shortName" text, code text, kind text, category text, "foundedOn" date, "termEndsOn" date,
                            "dissolvedOn" date, version int)
                        order by id, version desc
                        on conflict (id) do update set parent_id = excluded.parent_id, path = excluded.path,
                            name = excluded.name, short_name = excluded.short_name, code = excluded.code,
                            kind = excluded.kind, category = excluded.category, founded_on = excluded.founded_on,
                            term_ends_on = excluded.term_ends_on, dissolved_on = excluded.dissolved_on,
                            version = excluded.version
                        where orgs.version < excluded.version
                        """)
                .bind(
                        "rows",
                        Batch.of(json, changes.stream().map(Received::data).toList()))
                .then();
    }
}
