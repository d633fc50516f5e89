package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class TemplateRepository {

    /// Numbers are read as such: 9 stands before 10, and 6 before 6b.
    private static final String BY_NUMBER = """
            select * from development_steps
            order by template, place, substring(number from '^[0-9]+')::numeric, number
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    TemplateRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The latest first, of one day that of the district.
    @Unscoped("cases of every scope follow them; who lists them is shown the own ones")
    Mono<List<Template>> all() {
        var limits = database.sql("select * from development_limits order by template, step, bound, anchor")
                .map(row -> new Owned<>(TemplateRows.key(row, "step"), TemplateRows.limit(row)))
                .all()
                .collectMultimap(Owned::key, Owned::value);
        var steps = limits.flatMap(found -> database.sql(BY_NUMBER)
                .map(row -> new Owned<>(TemplateRows.text(row, "template"), TemplateRows.step(row, found)))
                .all()
                .collectMultimap(Owned::key, Owned::value));
        return steps.flatMap(found -> database.sql("""
                        select t.*, o.path from development_templates t left join orgs o on o.id = t.org_id
                        order by t.effective_on desc, t.org_id is null, t.published_at desc, t.version desc
                        """)
                .map(row ->
                        TemplateRows.template(row, found.getOrDefault(TemplateRows.text(row, "version"), List.of())))
                .all()
                .collectList());
    }

    /// Adds a version of an organisation in the scope.
    ///
    /// @return how many were added: none when the organisation is not in the scope
    Mono<Long> insert(Template template, Publication publication, Scope scope) {
        return scope.bind(database.sql("""
            insert into development_templates (version, title, effective_on, secret_ballot,
                probation_months, extension_min_months, extension_max_months, committee_from,
                league_age, due_soon_days, basis, based_on, org_id, published_at, published_by,
                publisher)
            select :version, :title, :effectiveOn, b.secret_ballot, b.probation_months,
                b.extension_min_months, b.extension_max_months, b.committee_from, b.league_age,
                b.due_soon_days, :basis, b.version, o.id, :at, :accountId, :accountName
            from development_templates b join orgs o on o.id = :org and o.path ^@ any(:scope)
            where b.version = :basedOn
            """)
                        .bind("version", template.version())
                        .bind("title", template.title())
                        .bind("effectiveOn", template.effectiveOn())
                        .bind("basis", template.basis())
                        .bind("basedOn", Objects.requireNonNull(template.basedOn()))
                        .bind("org", Objects.requireNonNull(template.orgId())))
                .bindProperties(publication)
                .fetch()
                .rowsUpdated();
    }

    @Unscoped("they belong to a version that was added in scope")
    Mono<Void> insertSteps(Template template) {
        return database.sql("""
            with steps as (
                select * from jsonb_to_recordset(:steps::jsonb) as s(code text, place int, number text,
                    stage text, title text, "titleWithoutCommittee" text, actor text, documents text[],
                    "documentsMayFollow" boolean,
                    "isOptional" boolean, "isDecision" boolean, majority text, reaches text, effect text,
                    demands jsonb, limits jsonb, basis text)),
            inserted as (
                insert into development_steps (template, code, place, number, stage, title,
                    title_without_committee, actor, documents, documents_may_follow, is_optional, is_decision, majority, reaches, effect, repeat_months,
                    repeat_least, people_min, people_max, people_introduce, training_days, training_hours,
                    leaving_months, basis)
                select :version, code, place, number, stage, title, "titleWithoutCommittee", actor, documents,
                    "documentsMayFollow", "isOptional", "isDecision", majority, reaches, effect,
                    (demands ->> 'repeatMonths')::int, (demands ->> 'repeatLeast')::int,
                    (demands ->> 'peopleMin')::int, (demands ->> 'peopleMax')::int,
                    (demands ->> 'mustIntroduce')::boolean, (demands ->> 'trainingDays')::int,
                    (demands ->> 'trainingHours')::int, (demands ->> 'leavingMonths')::int, basis
                from steps)
            insert into development_limits (template, step, bound, anchor, amount, special, unit, basis,
                holds, holds_basis)
            select :version, s.code, l.bound, l.anchor, l.amount, l.special, l.unit, l.basis,
                (l.validity ->> 'amount')::int, l.validity ->> 'basis'
            from steps s cross join jsonb_to_recordset(s.limits) as l(bound text, anchor text, amount int,
                special int, unit text, basis text, validity jsonb)
            """)
                .bind("version", template.version())
                .bind("steps", Batch.of(json, template.steps()))
                .then();
    }

    /// Who published a version, and when.
    record Publication(Instant at, UUID accountId, String accountName) {}

    private record Owned<T>(String key, T value) {}
}
