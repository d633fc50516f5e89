package dangjian.evaluation.star;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import io.r2dbc.spi.Parameters;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps cycles. A cycle is seen by its district and by whoever has an application in it; only the district changes it.
@Repository
class StarCycleRepository {

    private static final String SEEN = """
            (%1$s or exists (select from star_applications a where a.cycle_id = c.id and a.%1$s))
            """.formatted(Scope.ORG_ID);

    private final DatabaseClient database;

    StarCycleRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<StarCycle> find(UUID id, Scope scope) {
        return scope.bind(database.sql("select c.* from star_cycles c where id = :id and " + SEEN)
                        .bind("id", id))
                .mapProperties(StarCycle.class)
                .one();
    }

    /// Finds a cycle of the caller's own district and keeps others from changing it until the transaction ends.
    Mono<StarCycle> findForUpdate(UUID id, Scope scope) {
        return scope.bind(database.sql(
                                "select * from star_cycles where id = :id and %s for update".formatted(Scope.ORG_ID))
                        .bind("id", id))
                .mapProperties(StarCycle.class)
                .one();
    }

    /// Latest first.
    Flux<StarCycle> list(Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select c.* from star_cycles c where %s and (:after::uuid is null or id < :after)
                                order by id desc limit :rows
                                """.formatted(SEEN)))
                .bind("rows", paging.rows())
                .bind("after", after == null ? Parameters.in(UUID.class) : after.uuid(0))
                .mapProperties(StarCycle.class)
                .all();
    }

    /// @return false when the district has a cycle of that year already
    Mono<Boolean> insert(StarCycle cycle, Scope scope) {
        return scope.bind(values(database.sql("""
                        insert into star_cycles (id, org_id, year, scheme_version, state, version)
                        select :id, id, :year, :schemeVersion, :state, :version
                        from orgs where id = :orgId and path ^@ any(:scope)
                        on conflict (org_id, year) do nothing
                        """), cycle)
                        .bind("orgId", cycle.orgId())
                        .bind("year", cycle.year())
                        .bind("schemeVersion", cycle.schemeVersion()))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Void> update(StarCycle cycle, Scope scope) {
        return scope.bind(values(database.sql("""
                        update star_cycles set state = :state, notice_starts_on = :noticeStartsOn,
                            notice_ends_on = :noticeEndsOn, confirmed_on = :confirmedOn, version = :version
                        where id = :id and
                        """ + Scope.ORG_ID), cycle)
                        .bind("noticeStartsOn", StarSql.date(cycle.noticeStartsOn()))
                        .bind("noticeEndsOn", StarSql.date(cycle.noticeEndsOn()))
                        .bind("confirmedOn", StarSql.date(cycle.confirmedOn())))
                .then();
    }

    /// How many applications in the scope stand where, with how many stars.
    Flux<Count> counts(UUID cycle, Scope scope) {
        return scope.bind(database.sql("""
                                select state, coalesce(stars, 0) as stars, count(*)::int as applications
                                from star_applications where cycle_id = :cycle and %s
                                group by 1, 2 order by 1, 2 desc
                                """.formatted(Scope.ORG_ID)).bind("cycle", cycle))
                .mapProperties(Count.class)
                .all();
    }

    private static GenericExecuteSpec values(GenericExecuteSpec statement, StarCycle cycle) {
        return statement
                .bind("id", cycle.id())
                .bind("state", cycle.state().name())
                .bind("version", cycle.version());
    }

    /// Applications in one state with so many stars.
    record Count(StarState state, int stars, int applications) {}
}
