package dangjian.member.cultivation;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class CultivationCountRepository {

    private final DatabaseClient database;

    CultivationCountRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The counts of a year up to a day, of every organisation and pipeline that has any, itself or below it, or has a
    /// target.
    Flux<CultivationCounts> page(LocalDate from, LocalDate to, Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                with own as (
                                    select org_id, pipeline, max(target) as target, sum(enrolled) as enrolled,
                                        sum(completed) as completed, sum(ended) as ended, sum(running) as running
                                    from (
                                        select org_id, pipeline, null::int as target,
                                            (started_on between :from and :to)::int as enrolled,
                                            coalesce(completed_on between :from and :to, false)::int as completed,
                                            coalesce(ended_on between :from and :to, false)::int as ended,
                                            (started_on <= :to
                                                and coalesce(completed_on, ended_on, 'infinity') > :to)::int as running
                                        from cultivations
                                        union all
                                        select org_id, pipeline, target, 0, 0, 0, 0 from cultivation_targets
                                        where year = :year) n
                                    group by org_id, pipeline)
                                select o.id as org_id, o.name as org_name, n.pipeline,
                                    max(n.target) filter (where n.org_id = o.id) as target,
                                    sum(n.enrolled)::bigint as enrolled, sum(n.completed)::bigint as completed,
                                    sum(n.ended)::bigint as ended, sum(n.running)::bigint as running
                                from own n join orgs b on b.id = n.org_id
                                join orgs o on b.path ^@ o.path and o.path ^@ any(:scope)
                                where :org::uuid is null or (o.id, n.pipeline) > (:org, :pipeline)
                                group by o.id, o.name, n.pipeline
                                having max(n.target) filter (where n.org_id = o.id) is not null
                                    or sum(n.enrolled + n.completed + n.ended + n.running) > 0
                                order by o.id, n.pipeline limit :rows
                                """)
                        .bind("from", from)
                        .bind("to", to)
                        .bind("year", from.getYear())
                        .bind("org", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                        .bind("pipeline", Parameter.fromOrEmpty(after == null ? null : after.text(1), String.class))
                        .bind("rows", paging.rows()))
                .mapProperties(CultivationCounts.class)
                .all();
    }

    /// @return nothing when the organisation is not in the scope
    Mono<Long> setTarget(UUID org, String pipeline, int year, int target, Scope scope) {
        return scope.bind(database.sql("""
                                insert into cultivation_targets (org_id, pipeline, year, target)
                                select o.id, :pipeline, :year, :target from orgs o
                                where o.id = :org and o.path ^@ any(:scope) and o.dissolved_on is null
                                on conflict (org_id, pipeline, year) do update set target = excluded.target
                                """)
                        .bind("org", org)
                        .bind("pipeline", pipeline)
                        .bind("year", year)
                        .bind("target", target))
                .fetch()
                .rowsUpdated();
    }
}
