package dangjian.member.cultivation;

import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class CultivationRepository {

    private static final String FILTER = "c." + Scope.ORG_ID + """
             and (:pipeline::text is null or c.pipeline = :pipeline)
            and (:counted::text is null
                or :counted = 'ENROLLED' and c.started_on between :from and :to
                or :counted = 'COMPLETED' and c.completed_on between :from and :to
                or :counted = 'ENDED' and c.ended_on between :from and :to
                or :counted = 'RUNNING' and c.started_on <= :to
                    and coalesce(c.completed_on, c.ended_on, 'infinity') > :to)
            """;

    private final DatabaseClient database;

    CultivationRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Cultivation> find(UUID id, Scope scope) {
        return one(scope.bind(database.sql("select c.* from cultivations c where c.id = :id and c." + Scope.ORG_ID)
                .bind("id", id)));
    }

    /// Keeps everybody else from changing it until the transaction ends.
    Mono<Cultivation> lock(UUID id, Scope scope) {
        return one(scope.bind(
                database.sql("select c.* from cultivations c where c.id = :id and c." + Scope.ORG_ID + " for update")
                        .bind("id", id)));
    }

    Flux<Cultivation> page(Filter filter, Scope scope, Paging paging) {
        var after = paging.after();
        return bind(
                        database.sql("select c.* from cultivations c where " + FILTER
                                + " and (:after::uuid is null or c.id < :after) order by c.id desc limit :rows"),
                        filter,
                        scope)
                .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                .bind("rows", paging.rows())
                .mapProperties(Cultivation.class)
                .all();
    }

    Mono<Long> count(Filter filter, Scope scope) {
        return bind(database.sql("select count(*) from cultivations c where " + FILTER), filter, scope)
                .mapValue(Long.class)
                .one();
    }

    /// Empty if the branch is not in the scope.
    Mono<Cultivation> insert(Cultivation cultivation, Scope scope) {
        return changed(cultivation, scope.bind(database.sql("""
                        insert into cultivations (id, org_id, pipeline, pipeline_version, person_name, member_id, mentor_id,
                            started_on, completed_on, ended_on, end_reason, version)
                        select :id, o.id, :pipeline, :pipelineVersion, :personName, :memberId, :mentorId, :startedOn,
                            :completedOn, :endedOn, :endReason, :version
                        from orgs o where o.id = :orgId and o.path ^@ any(:scope) and o.dissolved_on is null
                        """).bindProperties(cultivation)));
    }

    /// Empty if somebody changed it meanwhile.
    Mono<Cultivation> update(Cultivation cultivation, Scope scope) {
        return changed(cultivation, scope.bind(database.sql("""
                        update cultivations
                        set person_name = :personName, member_id = :memberId, mentor_id = :mentorId,
                            started_on = :startedOn, completed_on = :completedOn, ended_on = :endedOn,
                            end_reason = :endReason, version = :version
                        where id = :id and org_id = :orgId and pipeline = :pipeline
                            and pipeline_version = :pipelineVersion and version = :version - 1 and
                        """ + Scope.ORG_ID).bindProperties(cultivation)));
    }

    Flux<DoneStep> steps(UUID cultivation, Scope scope) {
        return scope.bind(database.sql("""
                                select s.* from cultivation_steps s join cultivations c on c.id = s.cultivation_id
                                where c.id = :id and c.
                                """.stripTrailing() + Scope.ORG_ID + " order by s.done_on, s.recorded_at")
                        .bind("id", cultivation))
                .mapProperties(DoneStep.class)
                .all();
    }

    /// @return nothing when the step had been recorded before
    Mono<Long> addStep(DoneStep step, Scope scope) {
        return scope.bind(database.sql("""
                        insert into cultivation_steps (cultivation_id, step, done_on, evidence, recorded_at, account_id,
                            account_name)
                        select c.id, :step, :doneOn, :evidence, :recordedAt, :accountId, :accountName
                        from cultivations c where c.id = :cultivationId and c.org_id in (
                            select id from orgs where path ^@ any(:scope))
                        on conflict do nothing
                        """).bindProperties(step)).fetch().rowsUpdated();
    }

    /// How a member came to be one, as the development case has it.
    Mono<KnownSteps.Way> wayOf(UUID member, Scope scope) {
        return scope.bind(database.sql("""
                                select c.applied_on, (
                                    select min(r.done_on) from development_records r
                                    join development_steps s on s.template = c.template and s.code = r.step
                                    where r.case_id = c.id and r.state = 'VALID' and s.reaches = 'ACTIVIST') as activist_on
                                from development_cases c where c.member_id = :member and c.
                                """.stripTrailing() + Scope.ORG_ID).bind("member", member))
                .mapProperties(KnownSteps.Way.class)
                .one()
                .defaultIfEmpty(KnownSteps.Way.UNKNOWN);
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec statement, Filter filter, Scope scope) {
        return scope.bind(statement)
                .bind("pipeline", Parameter.fromOrEmpty(filter.pipeline(), String.class))
                .bind("counted", Parameter.fromOrEmpty(filter.countedName(), String.class))
                .bind("from", filter.from())
                .bind("to", filter.to());
    }

    private static Mono<Cultivation> one(GenericExecuteSpec statement) {
        return statement.mapProperties(Cultivation.class).one();
    }

    private static Mono<Cultivation> changed(Cultivation cultivation, GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().filter(rows -> rows == 1).map(_ -> cultivation);
    }

    /// Which of them; without `counted` all.
    record Filter(@Nullable String pipeline, @Nullable Counted counted, LocalDate from, LocalDate to) {

        private @Nullable String countedName() {
            return counted == null ? null : counted.name();
        }
    }

    /// As what somebody is counted in a year.
    enum Counted {
        ENROLLED,
        COMPLETED,
        ENDED,
        RUNNING
    }

    /// A step that was done, and who wrote it down.
    record DoneStep(
            UUID cultivationId,
            String step,
            LocalDate doneOn,
            String evidence,
            Instant recordedAt,
            UUID accountId,
            String accountName) {}
}
