package dangjian.evaluation.star;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Keeps the scores of applications and who did what to them.
@Repository
class StarScoreRepository {

    private static final String OWN =
            "application_id in (select id from star_applications where %s)".formatted(Scope.ORG_ID);

    private final DatabaseClient database;
    private final ObjectMapper json;

    StarScoreRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    Flux<StarScore> of(Collection<UUID> applications, Scope scope) {
        return scope.bind(database.sql("""
                                select application_id, indicator, self_points, points, asked_points, note, reason,
                                    evidence::text as evidence
                                from star_scores where application_id = any(:ids) and %s
                                """.formatted(OWN)).bind("ids", applications.toArray(UUID[]::new)))
                .mapProperties(StarScore.class)
                .all();
    }

    Mono<Void> save(Collection<StarScore> scores, Scope scope) {
        return scope.bind(database.sql("""
                                insert into star_scores (application_id, indicator, self_points, points, asked_points,
                                    note, reason, evidence)
                                select "applicationId", indicator, "selfPoints", points, "askedPoints", note, reason,
                                    evidence::jsonb
                                from jsonb_to_recordset(:rows::jsonb) as t("applicationId" uuid, indicator text,
                                    "selfPoints" numeric, points numeric, "askedPoints" numeric, note text, reason text,
                                    evidence text)
                                where "applicationId" in (select id from star_applications where %s)
                                on conflict (application_id, indicator) do update
                                set self_points = excluded.self_points, points = excluded.points,
                                    asked_points = excluded.asked_points, note = excluded.note,
                                    reason = excluded.reason, evidence = excluded.evidence
                                """.formatted(Scope.ORG_ID)).bind("rows", Batch.of(json, scores)))
                .then();
    }

    Flux<StarStep> steps(UUID application, Scope scope) {
        return scope.bind(database.sql(
                                "select * from star_steps where application_id = :id and %s order by id".formatted(OWN))
                        .bind("id", application))
                .mapProperties(StarStep.class)
                .all();
    }

    Mono<Void> add(Collection<StarStep> steps, Scope scope) {
        return scope.bind(database.sql("""
                                insert into star_steps (id, application_id, verb, account_id, account_name, note,
                                    taken_at)
                                select id, "applicationId", verb, "accountId", "accountName", note, "takenAt"
                                from jsonb_to_recordset(:rows::jsonb) as t(id uuid, "applicationId" uuid, verb text,
                                    "accountId" uuid, "accountName" text, note text, "takenAt" timestamptz)
                                where "applicationId" in (select id from star_applications where %s)
                                """.formatted(Scope.ORG_ID)).bind("rows", Batch.of(json, steps)))
                .then();
    }
}
