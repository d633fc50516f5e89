package dangjian.member.roster;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

@Repository
class CompletenessRepository {

    private static final TypeReference<Map<RosterField, Integer>> MISSING = new TypeReference<>() {};

    private final DatabaseClient database;
    private final ObjectMapper json;

    CompletenessRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The branches in the scope that may hold members, in the order of the tree.
    Flux<BranchCompleteness> list(Scope scope, Paging paging) {
        return paging.bind(scope.bind(
                        database.sql("""
                        select o.id, o.name, s.members, s.complete, s.average, s.missing::text as missing
                        from (
                            select id, name, path from orgs
                            where path ^@ any(:scope) and kind = any(:kinds) and dissolved_on is null
                                and (:after::uuid is null or path > (select path from orgs where id = :after))
                            order by path limit :rows) o
                        cross join lateral (
                            select count(*) as members, count(*) filter (where m.completeness = 100) as complete,
                                round(avg(m.completeness), 1) as average,
                                (select coalesce(jsonb_object_agg(field, total), '{}') from (
                                    select field, count(*) as total from members x, unnest(x.missing) field
                                    where x.org_id = o.id and x.status not in ('EXITED', 'EXPELLED')
                                    group by field) counted) as missing
                            from members m where m.org_id = o.id and m.status not in ('EXITED', 'EXPELLED')) s
                        order by o.path
                        """).bind("kinds", BranchFinder.HOLDING_MEMBERS.toArray(String[]::new))))
                .map(this::read)
                .all();
    }

    private BranchCompleteness read(Readable row) {
        return new BranchCompleteness(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                Objects.requireNonNull(row.get("members", Long.class)),
                Objects.requireNonNull(row.get("complete", Long.class)),
                row.get("average", BigDecimal.class),
                json.readValue(Objects.requireNonNull(row.get("missing", String.class)), MISSING));
    }
}
