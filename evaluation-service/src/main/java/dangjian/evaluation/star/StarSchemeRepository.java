package dangjian.evaluation.star;

import dangjian.evaluation.star.StarSchemeController.Draft;
import dangjian.kit.data.Batch;
import dangjian.kit.web.Unscoped;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

@Repository
class StarSchemeRepository {

    private static final String LAW = "schemes belong to no organisation";

    private final DatabaseClient database;
    private final ObjectMapper json;

    StarSchemeRepository(DatabaseClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// The published schemes, latest first.
    @Unscoped(LAW)
    Flux<StarScheme> all() {
        return database.sql("select * from star_schemes where published_at is not null order by version desc")
                .mapProperties(StarScheme.Terms.class)
                .all()
                .concatMap(this::withParts);
    }

    @Unscoped(LAW)
    Mono<StarScheme> find(int version) {
        return database.sql("select * from star_schemes where version = :version and published_at is not null")
                .bind("version", version)
                .mapProperties(StarScheme.Terms.class)
                .one()
                .flatMap(this::withParts);
    }

    /// Writes a new version: what the draft says, and everything else as the version it is based on has it.
    ///
    /// @return its number
    @Unscoped(LAW)
    Mono<Integer> publish(Draft draft) {
        return database.sql("""
                        insert into star_schemes (version, title, effective_from, legal_basis, notice_working_days,
                            valid_years, satisfaction_dimension, satisfaction_least, satisfaction_ceiling,
                            first_rating_ceiling, greatest_promotion, revocation_below, plaque_prefix)
                        select (select max(version) + 1 from star_schemes), :title, :effectiveFrom, :legalBasis,
                            :noticeWorkingDays, valid_years, satisfaction_dimension, satisfaction_least,
                            satisfaction_ceiling, first_rating_ceiling, greatest_promotion, revocation_below,
                            plaque_prefix
                        from star_schemes where version = :basedOn and published_at is not null
                        returning version
                        """)
                .bind("basedOn", draft.basedOn())
                .bind("title", draft.title())
                .bind("effectiveFrom", draft.effectiveFrom())
                .bind("legalBasis", draft.legalBasis())
                .bind("noticeWorkingDays", draft.noticeWorkingDays())
                .mapValue(Integer.class)
                .one()
                .delayUntil(version ->
                        copy("star_dimensions", "code, title, most_points, is_bonus, place, tie_break", draft, version))
                .delayUntil(version -> copy(
                        "star_indicators",
                        "code, dimension, title, type, most_points, formula, activity_kind, period, least_full_members, place",
                        draft,
                        version))
                .delayUntil(version -> copy("star_vetoes", "code, title", draft, version))
                .delayUntil(version -> draft.thresholds().isEmpty()
                        ? copy("star_thresholds", "stars, least_points, quota, reward, funding", draft, version)
                        : insertThresholds(draft, version))
                .delayUntil(
                        version -> database.sql("update star_schemes set published_at = now() where version = :version")
                                .bind("version", version)
                                .then());
    }

    private Mono<Void> copy(String table, String columns, Draft draft, int version) {
        return database.sql(
                        "insert into %1$s (scheme_version, %2$s) select :version, %2$s from %1$s where scheme_version = :basedOn"
                                .formatted(table, columns))
                .bind("version", version)
                .bind("basedOn", draft.basedOn())
                .then();
    }

    private Mono<Void> insertThresholds(Draft draft, int version) {
        return database.sql("""
                        insert into star_thresholds (scheme_version, stars, least_points, quota, reward, funding)
                        select :version, stars, "leastPoints", quota, reward, funding
                        from jsonb_to_recordset(:rows::jsonb) as t(stars int, "leastPoints" numeric, quota numeric,
                            reward numeric, funding text)
                        """)
                .bind("version", version)
                .bind("rows", Batch.of(json, draft.thresholds()))
                .then();
    }

    private Mono<StarScheme> withParts(StarScheme.Terms terms) {
        var version = terms.version();
        return Mono.zip(
                        parts("star_dimensions", "place", version, StarDimension.class),
                        parts("star_indicators", "place", version, StarIndicator.class),
                        parts("star_thresholds", "stars desc", version, StarThreshold.class),
                        parts("star_vetoes", "code", version, StarVeto.class))
                .map(parts -> new StarScheme(terms, parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4()));
    }

    private <T> Mono<List<T>> parts(String table, String order, int version, Class<T> type) {
        return database.sql("select * from %s where scheme_version = :version order by %s".formatted(table, order))
                .bind("version", version)
                .mapProperties(type)
                .all()
                .collectList();
    }
}
