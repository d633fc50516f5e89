package dangjian.member.roster;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class PeriodRepository {

    private static final String IN_SCOPE =
            "member_id in (select id from members where id = any(:members) and " + Scope.ORG_ID + ")";

    private final DatabaseClient database;
    private final ObjectMapper json;

    PeriodRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The periods of members, each one's in the order of time.
    Mono<Map<UUID, List<Period>>> of(Collection<UUID> members, Scope scope) {
        return scope.bind(database.sql("select * from membership_periods where " + IN_SCOPE + " order by valid_from")
                        .bind("members", members.toArray(UUID[]::new)))
                .mapProperties(Period.class)
                .all()
                .collect(Collectors.groupingBy(Period::memberId));
    }

    /// Adds periods of members whose branch lies in the scope.
    Mono<Void> insert(Collection<Period> periods, Scope scope) {
        return scope.bind(database.sql("""
                                insert into membership_periods (member_id, org_id, stage, status, valid_from, valid_to)
                                select m.id, r."orgId", r.stage, r.status, r."validFrom", r."validTo"
                                from jsonb_to_recordset(:rows::jsonb) as r("memberId" uuid, "orgId" uuid, stage text,
                                    status text, "validFrom" date, "validTo" date)
                                join members m on m.id = r."memberId"
                                join orgs o on o.id = m.org_id and o.path ^@ any(:scope)
                                """).bind("rows", Batch.of(json, periods)))
                .then();
    }

    /// Gives members these periods instead of the ones they had.
    Mono<Void> replace(Collection<UUID> members, Collection<Period> periods, Scope scope) {
        return scope.bind(database.sql("delete from membership_periods where " + IN_SCOPE)
                        .bind("members", members.toArray(UUID[]::new)))
                .then()
                .then(insert(periods, scope));
    }
}
