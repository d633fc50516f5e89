package dangjian.evaluation.point;

import dangjian.kit.data.Batch;
import dangjian.kit.web.Unscoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class RuleBookRepository {

    private static final String LAW = "rule books belong to no organisation";
    private static final String CHANGED_RULES = """
            insert into point_rules (book_version, code, title, part, least_points, most_points, unit, cap_per_year, source,
                is_veto)
            select :version, r.code, title, part, coalesce(c."leastPoints", least_points),
                coalesce(c."mostPoints", most_points), unit,
                case when c.code is null then cap_per_year else c."capPerYear" end, source, is_veto
            from point_rules r left join jsonb_to_recordset(:changes::jsonb) as c(code text, "leastPoints" numeric,
                "mostPoints" numeric, "capPerYear" numeric) on c.code = r.code
            where book_version = :basedOn
            """;
    private static final String COPIED_EFFECTS = """
            insert into point_effects (book_version, activity_kind, attendance_status, rule_code)
            select :version, activity_kind, attendance_status, rule_code from point_effects where book_version = :basedOn
            """;
    private static final String COPIED_GRADES = """
            insert into point_grades (book_version, grade, least_points, top_one_in)
            select :version, grade, least_points, top_one_in from point_grades where book_version = :basedOn
            """;

    private final DatabaseClient database;
    private final ObjectMapper json;

    RuleBookRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The published rule books, latest first.
    @Unscoped(LAW)
    Mono<RuleBooks> all() {
        return Mono.zip(
                        all(
                                "select * from point_rule_books where published_at is not null order by version desc",
                                Head.class),
                        all("select * from point_rules order by code", PointRule.class),
                        all("select * from point_effects order by activity_kind, attendance_status", PointEffect.class),
                        all("select * from point_grades", PointGrade.class))
                .map(parts -> new RuleBooks(parts.getT1().stream()
                        .map(head -> head.with(parts.getT2(), parts.getT3(), parts.getT4()))
                        .toList()));
    }

    /// Writes and publishes a new version.
    ///
    /// @return its number
    @Unscoped(LAW)
    Mono<Integer> publish(RuleBookDraft draft) {
        return database.sql("""
                        insert into point_rule_books (version, title, effective_from, legal_basis, base_cap,
                            contribution_cap, shown_cap)
                        select (select max(version) + 1 from point_rule_books), :title, :effectiveFrom, :legalBasis,
                            base_cap, contribution_cap, shown_cap
                        from point_rule_books where version = :basedOn returning version
                        """)
                .bind("basedOn", draft.basedOn())
                .bind("title", draft.title())
                .bind("effectiveFrom", draft.effectiveFrom())
                .bind("legalBasis", draft.legalBasis())
                .mapValue(Integer.class)
                .one()
                .delayUntil(version -> run(CHANGED_RULES, draft, version))
                .delayUntil(version -> run(COPIED_EFFECTS, draft, version))
                .delayUntil(version -> run(COPIED_GRADES, draft, version))
                .delayUntil(version -> database.sql(
                                "update point_rule_books set published_at = now() where version = :version")
                        .bind("version", version)
                        .then());
    }

    private Mono<Void> run(String sql, RuleBookDraft draft, int version) {
        var statement = database.sql(sql).bind("version", version).bind("basedOn", draft.basedOn());
        return (sql.contains(":changes") ? statement.bind("changes", Batch.of(json, draft.changes())) : statement)
                .then();
    }

    private <T> Mono<List<T>> all(String sql, Class<T> type) {
        return database.sql(sql).mapProperties(type).all().collectList();
    }

    /// The row of a book, without its parts.
    private record Head(
            int version,
            String title,
            LocalDate effectiveFrom,
            String legalBasis,
            BigDecimal baseCap,
            BigDecimal contributionCap,
            BigDecimal shownCap,
            Instant publishedAt) {

        RuleBook with(List<PointRule> rules, List<PointEffect> effects, List<PointGrade> grades) {
            return new RuleBook(
                    version,
                    title,
                    effectiveFrom,
                    legalBasis,
                    baseCap,
                    contributionCap,
                    shownCap,
                    publishedAt,
                    rules.stream().filter(rule -> rule.bookVersion() == version).toList(),
                    effects.stream()
                            .filter(effect -> effect.bookVersion() == version)
                            .toList(),
                    grades.stream()
                            .filter(grade -> grade.bookVersion() == version)
                            .toList());
        }
    }
}
