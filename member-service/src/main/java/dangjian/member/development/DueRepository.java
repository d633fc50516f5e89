package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class DueRepository {

    private final DatabaseClient database;
    private final ObjectMapper json;

    DueRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// What comes next in these cases, instead of what was next before; a step with the same day stays reminded.
    @Unscoped("the cases were found in scope and are locked, or are new")
    Mono<Void> replace(Collection<UUID> cases, Collection<DueStep> steps) {
        return database.sql("""
            with rows as (
                select * from jsonb_to_recordset(:rows::jsonb) as r("caseId" uuid, step text,
                    "allowedFrom" date, "dueOn" date, "soonFrom" date)),
            gone as (
                delete from development_due d where d.case_id = any(:cases)
                    and not exists (select from rows where "caseId" = d.case_id and rows.step = d.step))
            insert into development_due (case_id, step, allowed_from, due_on, soon_from)
            select "caseId", step, "allowedFrom", "dueOn", "soonFrom" from rows
            on conflict (case_id, step) do update set allowed_from = excluded.allowed_from,
                due_on = excluded.due_on, soon_from = excluded.soon_from,
                reminded = case when development_due.due_on is not distinct from excluded.due_on
                    then development_due.reminded else 'NONE' end
            """)
                .bind("cases", cases.toArray(UUID[]::new))
                .bind("rows", Batch.of(json, steps))
                .then();
    }

    /// Steps that somebody can or must take now, the most urgent first.
    Flux<DueRow> page(DueKind kind, LocalDate today, Scope scope, Paging paging) {
        var after = paging.after();
        var hasAfter = after != null;
        return scope.bind(database.sql("""
            select d.case_id, d.step, d.allowed_from, d.due_on, c.org_id, o.name as org_name, c.name,
                c.template, c.stage, %s as full_members,
                case when d.due_on < :today then 'OVERDUE' when d.soon_from <= :today then 'DUE_SOON'
                    else 'ALLOWED' end as kind
            from development_due d join development_cases c on c.id = d.case_id
            join orgs o on o.id = c.org_id and o.path ^@ any(:scope)
            where c.status = 'OPEN' and d.allowed_from <= :today and %s
                and (:isFirst or (coalesce(d.due_on, 'infinity'), d.case_id, d.step) > (
                    select coalesce(e.due_on, 'infinity'), e.case_id, e.step from development_due e
                    where e.case_id = :afterCase and e.step = :afterStep))
            order by coalesce(d.due_on, 'infinity'), d.case_id, d.step limit :rows
            """.formatted(CaseRepository.FULL_MEMBERS, kind.condition())))
                .bind("today", today)
                .bind("isFirst", !hasAfter)
                .bind("afterCase", after == null ? Parameter.empty(UUID.class) : Parameter.from(after.uuid(0)))
                .bind("afterStep", after == null ? Parameter.empty(String.class) : Parameter.from(after.text(1)))
                .bind("rows", paging.rows())
                .mapProperties(DueRow.class)
                .all();
    }

    /// Takes some steps of which nobody was reminded since they became due soon or overdue; another replica takes
    /// others.
    @Unscoped("a clock drives it")
    Flux<Reminder> remind(LocalDate today, int most) {
        return database.sql("""
            update development_due d
            set reminded = case when d.due_on < :today then 'OVERDUE' else 'DUE_SOON' end
            from (select x.case_id, x.step, c.org_id from development_due x
                join development_cases c on c.id = x.case_id and c.status = 'OPEN'
                where x.due_on is not null and x.soon_from <= :today and x.allowed_from <= :today
                    and x.reminded <> 'OVERDUE' and (x.reminded = 'NONE' or x.due_on < :today)
                order by x.soon_from limit :most for update of x skip locked) t
            where d.case_id = t.case_id and d.step = t.step
            returning d.case_id, t.org_id, d.step, d.due_on, d.reminded as kind
            """)
                .bind("today", today)
                .bind("most", most)
                .mapProperties(Reminder.class)
                .all();
    }

    /// A step that is due, of a case.
    record DueRow(
            UUID caseId,
            String step,
            LocalDate allowedFrom,
            @Nullable LocalDate dueOn,
            UUID orgId,
            String orgName,
            String name,
            String template,
            CaseStage stage,
            int fullMembers,
            DueKind kind) {}

    /// A step of which somebody is reminded.
    record Reminder(UUID caseId, UUID orgId, String step, LocalDate dueOn, DueKind kind) {}
}
