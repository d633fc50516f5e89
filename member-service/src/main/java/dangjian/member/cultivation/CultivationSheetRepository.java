package dangjian.member.cultivation;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.member.cultivation.CultivationRepository.DoneStep;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Cultivations as sheets hold them.
@Repository
class CultivationSheetRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    CultivationSheetRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The newest first.
    Flux<Line> page(Scope scope, Paging paging) {
        var after = paging.after();
        return scope.bind(database.sql("""
                                select c.id, p.title, o.name as org_name, c.person_name, m.name as mentor_name,
                                    c.pipeline, c.pipeline_version, c.started_on, c.ended_on, c.end_reason
                                from cultivations c join orgs o on o.id = c.org_id and o.path ^@ any(:scope)
                                join members m on m.id = c.mentor_id
                                join cultivation_pipelines p on p.code = c.pipeline and p.version = c.pipeline_version
                                where :after::uuid is null or c.id < :after order by c.id desc limit :rows
                                """)
                        .bind("after", Parameter.fromOrEmpty(after == null ? null : after.uuid(0), UUID.class))
                        .bind("rows", paging.rows()))
                .mapProperties(Line.class)
                .all();
    }

    Flux<DoneStep> steps(Collection<UUID> cultivations, Scope scope) {
        return scope.bind(database.sql("""
                                select s.* from cultivation_steps s join cultivations c on c.id = s.cultivation_id
                                where c.id = any(:ids) and c.org_id in (select id from orgs where path ^@ any(:scope))
                                """).bind("ids", cultivations.toArray(UUID[]::new)))
                .mapProperties(DoneStep.class)
                .all();
    }

    /// What is recorded already of the branches and people of these.
    Mono<Known> known(Collection<TakenCultivation> taken, Scope scope) {
        var orgs = taken.stream().map(one -> one.cultivation().orgId()).distinct();
        return scope.bind(database.sql("""
                                select pipeline, org_id, person_name, started_on, member_id,
                                    completed_on is null and ended_on is null as is_running
                                from cultivations where (org_id = any(:orgs) or member_id = any(:members))
                                    and org_id in (select id from orgs where path ^@ any(:scope))
                                """)
                        .bind("orgs", orgs.toArray(UUID[]::new))
                        .bind(
                                "members",
                                taken.stream()
                                        .map(one -> one.cultivation().memberId())
                                        .filter(id -> id != null)
                                        .toArray(UUID[]::new)))
                .mapProperties(Recorded.class)
                .all()
                .collect(Known::new, Known::add);
    }

    /// @return how many were added
    Mono<Long> insert(Collection<TakenCultivation> taken, Scope scope) {
        var rows = taken.stream().map(TakenCultivation::cultivation).toList();
        var steps = taken.stream().flatMap(one -> one.steps().stream()).toList();
        return scope.bind(database.sql("""
                                insert into cultivations (id, org_id, pipeline, pipeline_version, person_name, member_id,
                                    mentor_id, started_on, completed_on, ended_on, end_reason, version)
                                select r.id, o.id, pipeline, "pipelineVersion", "personName", "memberId", "mentorId",
                                    "startedOn", "completedOn", "endedOn", "endReason", r.version
                                from jsonb_to_recordset(:rows::jsonb) as r(id uuid, "orgId" uuid, pipeline text,
                                    "pipelineVersion" int, "personName" text, "memberId" uuid, "mentorId" uuid,
                                    "startedOn" date, "completedOn" date, "endedOn" date, "endReason" text, version int)
                                join orgs o on o.id = r."orgId" and o.path ^@ any(:scope)
                                """).bind("rows", Batch.of(json, rows)))
                .fetch()
                .rowsUpdated()
                .delayUntil(_ -> scope.bind(database.sql("""
                                        insert into cultivation_steps (cultivation_id, step, done_on, evidence,
                                            recorded_at, account_id, account_name)
                                        select c.id, r.step, "doneOn", evidence, "recordedAt", "accountId", "accountName"
                                        from jsonb_to_recordset(:rows::jsonb) as r("cultivationId" uuid, step text,
                                            "doneOn" date, evidence text, "recordedAt" timestamptz, "accountId" uuid,
                                            "accountName" text)
                                        join cultivations c on c.id = r."cultivationId"
                                        where c.org_id in (select id from orgs where path ^@ any(:scope))
                                        """).bind("rows", Batch.of(json, steps)))
                        .then());
    }

    /// One cultivation as a line of the sheet.
    record Line(
            UUID id,
            String title,
            String orgName,
            String personName,
            String mentorName,
            String pipeline,
            int pipelineVersion,
            LocalDate startedOn,
            @Nullable LocalDate endedOn,
            @Nullable String endReason) {}

    /// What is on record, by what makes two the same.
    record Known(Set<String> recorded, Set<String> running) {

        private Known() {
            this(new HashSet<>(), new HashSet<>());
        }

        private void add(Recorded one) {
            recorded.add(String.join(
                    "|",
                    one.pipeline(),
                    one.orgId().toString(),
                    one.personName(),
                    one.startedOn().toString()));
            if (one.isRunning() && one.memberId() != null) {
                running.add(one.pipeline() + "|" + one.memberId());
            }
        }
    }

    private record Recorded(
            String pipeline,
            UUID orgId,
            String personName,
            LocalDate startedOn,
            @Nullable UUID memberId,
            boolean isRunning) {}
}
