package dangjian.member.development;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import dangjian.member.ballot.MajorityKind;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class TemplateRepository {

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
                .map(row -> new Owned<>(key(row, "step"), limit(row)))
                .all()
                .collectMultimap(Owned::key, Owned::value);
        var steps =
                limits.flatMap(found -> database.sql("select * from development_steps order by template, place, number")
                        .map(row -> new Owned<>(text(row, "template"), step(row, found)))
                        .all()
                        .collectMultimap(Owned::key, Owned::value));
        return steps.flatMap(found -> database.sql("""
            select t.*, o.path from development_templates t left join orgs o on o.id = t.org_id
            order by t.effective_on desc, t.org_id is null, t.published_at desc, t.version desc
            """)
                .map(row -> template(row, found.getOrDefault(text(row, "version"), List.of())))
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

    private static Template template(Readable row, Collection<Step> steps) {
        return new Template(
                text(row, "version"),
                text(row, "title"),
                required(row, "effective_on", LocalDate.class),
                required(row, "secret_ballot", Boolean.class),
                number(row, "probation_months"),
                number(row, "extension_min_months"),
                number(row, "extension_max_months"),
                number(row, "committee_from"),
                number(row, "league_age"),
                number(row, "due_soon_days"),
                text(row, "basis"),
                row.get("based_on", String.class),
                row.get("org_id", UUID.class),
                row.get("path", String.class),
                List.copyOf(steps));
    }

    private static Step step(Readable row, Map<String, Collection<Limit>> limits) {
        return new Step(
                text(row, "code"),
                number(row, "place"),
                text(row, "number"),
                text(row, "stage"),
                text(row, "title"),
                row.get("title_without_committee", String.class),
                Step.Actor.valueOf(text(row, "actor")),
                List.of(required(row, "documents", String[].class)),
                required(row, "documents_may_follow", Boolean.class),
                required(row, "is_optional", Boolean.class),
                required(row, "is_decision", Boolean.class),
                optional(row, "majority", MajorityKind::valueOf),
                optional(row, "reaches", CaseStage::valueOf),
                optional(row, "effect", Step.Effect::valueOf),
                demands(row),
                List.copyOf(limits.getOrDefault(key(row, "code"), List.of())),
                text(row, "basis"));
    }

    private static Step.Demands demands(Readable row) {
        return new Step.Demands(
                row.get("repeat_months", Integer.class),
                number(row, "repeat_least"),
                number(row, "people_min"),
                number(row, "people_max"),
                required(row, "people_introduce", Boolean.class),
                number(row, "training_days"),
                number(row, "training_hours"),
                row.get("leaving_months", Integer.class));
    }

    private static Limit limit(Readable row) {
        return new Limit(
                Limit.Bound.valueOf(text(row, "bound")),
                text(row, "anchor"),
                number(row, "amount"),
                row.get("special", Integer.class),
                Limit.Unit.valueOf(text(row, "unit")),
                text(row, "basis"),
                validity(row));
    }

    private static Limit.@Nullable Validity validity(Readable row) {
        var holds = row.get("holds", Integer.class);
        return holds == null ? null : new Limit.Validity(holds, text(row, "holds_basis"));
    }

    private static String key(Readable row, String step) {
        return text(row, "template") + "/" + text(row, step);
    }

    private static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    private static int number(Readable row, String column) {
        return required(row, column, Integer.class);
    }

    private static <T> @Nullable T optional(Readable row, String column, Function<String, T> read) {
        var text = row.get(column, String.class);
        return text == null ? null : read.apply(text);
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        @Nullable T value = row.get(column, type);
        return Objects.requireNonNull(value, column);
    }

    /// Who published a version, and when.
    record Publication(Instant at, UUID accountId, String accountName) {}

    private record Owned<T>(String key, T value) {}
}
