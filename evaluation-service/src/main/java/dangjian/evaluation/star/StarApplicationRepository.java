package dangjian.evaluation.star;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class StarApplicationRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    StarApplicationRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<StarApplication> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select * from star_applications where id = :id and " + Scope.ORG_ID)
                        .bind("id", id))
                .mapProperties(StarApplication.class)
                .one();
    }

    Flux<StarApplication> list(Filter filter, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select * from star_applications
                                where %s and (:cycle::uuid is null or cycle_id = :cycle)
                                    and (:state::text is null or state = :state)
                                    and (:under::uuid is null or org_id in (
                                        select o.id from orgs o join orgs u on o.path ^@ u.path where u.id = :under))
                                    and (:after::uuid is null or id > :after)
                                order by id limit :rows
                                """.formatted(Scope.ORG_ID))
                        .bind("cycle", StarSql.of(filter.cycle(), UUID.class))
                        .bind("under", StarSql.of(filter.under(), UUID.class))
                        .bind("state", StarSql.of(filter.stateName(), String.class))
                        .bind("after", StarSql.of(after == null ? null : after.uuid(0), UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(StarApplication.class)
                .all();
    }

    /// Names of organisations by id.
    Mono<Map<UUID, String>> names(Collection<UUID> organizations, Scope scope) {
        return scope.bind(database.sql("select id, name from orgs where id = any(:ids) and path ^@ any(:scope)")
                        .bind("ids", organizations.toArray(UUID[]::new)))
                .mapProperties(Name.class)
                .all()
                .collectMap(Name::id, Name::name);
    }

    /// The two-new organisations below the caller's that take part: of these kinds, not dissolved, founded by the end
    /// of the year.
    Flux<UUID> participants(Participation participation, Scope scope) {
        return scope.bind(database.sql("""
                                select id from orgs
                                where category = any(:categories) and kind = any(:kinds) and dissolved_on is null
                                    and coalesce(founded_on, '0001-01-01') <= make_date(:year, 12, 31)
                                    and path ^@ any(:scope)
                                order by path
                                """)
                        .bind("categories", participation.categories())
                        .bind("kinds", participation.kinds())
                        .bind("year", participation.year()))
                .mapValue(UUID.class)
                .all();
    }

    Mono<Void> insert(Collection<StarApplication> applications, Scope scope) {
        return scope.bind(database.sql("""
                                insert into star_applications (id, cycle_id, org_id, state, version)
                                select id, "cycleId", "orgId", state, version from jsonb_to_recordset(:rows::jsonb)
                                    as t(id uuid, "cycleId" uuid, "orgId" uuid, state text, version int)
                                where "orgId" in (select id from orgs where path ^@ any(:scope))
                                """).bind("rows", Batch.of(json, applications)))
                .then();
    }

    /// All applications of a cycle, kept from other changes until the transaction ends.
    Flux<StarApplication> ofCycle(UUID cycle, Scope scope) {
        return scope.bind(database.sql(
                                "select * from star_applications where cycle_id = :cycle and %s order by id for update"
                                        .formatted(Scope.ORG_ID))
                        .bind("cycle", cycle))
                .mapProperties(StarApplication.class)
                .all();
    }

    /// @return how many were still at the version before
    Mono<Long> update(List<StarApplication> changed, Scope scope) {
        return scope.bind(database.sql("""
                                update star_applications a set state = t.state, veto = t.veto, points = t.points,
                                    stars = t.stars, limits = t.limits, version = t.version
                                from jsonb_to_recordset(:rows::jsonb) as t(id uuid, state text, veto text,
                                    points numeric, stars int, limits text, version int)
                                where a.id = t.id and a.version = t.version - 1 and a.%s
                                """.formatted(Scope.ORG_ID)).bind("rows", Batch.of(json, changed)))
                .fetch()
                .rowsUpdated();
    }

    /// What earlier years left to the organisations of a cycle.
    Flux<Past> past(StarCycle cycle, Scope scope) {
        return scope.bind(database.sql("""
                                select a.org_id,
                                    (select p.stars from star_applications p join star_cycles c on c.id = p.cycle_id
                                     where p.org_id = a.org_id and c.year < :year and p.stars > 0
                                        and p.state in ('CONFIRMED', 'DOWNGRADED')
                                     order by c.year desc limit 1) as last_stars,
                                    (select p.points from star_applications p join star_cycles c on c.id = p.cycle_id
                                     where p.org_id = a.org_id and c.year = :year - 1 and c.state = 'CONFIRMED'
                                     limit 1) as last_points
                                from star_applications a where a.cycle_id = :cycle and a.%s
                                """.formatted(Scope.ORG_ID))
                        .bind("cycle", cycle.id())
                        .bind("year", cycle.year()))
                .mapProperties(Past.class)
                .all();
    }

    private record Name(UUID id, String name) {}

    /// Which applications are asked for.
    record Filter(
            @Nullable UUID cycle,
            @Nullable UUID under,
            @Nullable StarState state) {

        @Nullable
        String stateName() {
            return state == null ? null : state.name();
        }
    }

    /// Which organisations take part in a cycle.
    record Participation(int year, String[] categories, String[] kinds) {}

    /// Stars of the last award, and points of the year before.
    record Past(
            UUID orgId,
            @Nullable Integer lastStars,
            @Nullable BigDecimal lastPoints) {

        static Past none(UUID organization) {
            return new Past(organization, null, null);
        }
    }
}
