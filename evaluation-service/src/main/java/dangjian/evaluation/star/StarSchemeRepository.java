package dangjian.evaluation.star;

import dangjian.kit.web.Unscoped;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class StarSchemeRepository {

    private static final String LAW = "schemes belong to no organisation";

    private final DatabaseClient database;

    StarSchemeRepository(DatabaseClient database) {
        this.database = database;
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
