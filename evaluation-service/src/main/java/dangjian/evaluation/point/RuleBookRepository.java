package dangjian.evaluation.point;

import dangjian.kit.web.Unscoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class RuleBookRepository {

    private final DatabaseClient database;

    RuleBookRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The published rule books, latest first.
    @Unscoped("rule books belong to no organisation")
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
