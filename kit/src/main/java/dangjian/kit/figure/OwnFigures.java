package dangjian.kit.figure;

import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The figures whose data this service owns.
public final class OwnFigures implements FigureSource {

    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final DatabaseClient database;
    private final Messages messages;
    private final InstantSource clock;

    OwnFigures(List<Figure> figures, DatabaseClient database, Messages messages, InstantSource clock) {
        figures.forEach(figure -> this.figures.put(figure.id(), figure));
        this.database = database;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<String> ids() {
        return List.copyOf(figures.keySet());
    }

    @Override
    public Mono<FigureView> compute(String id, FigureQuery query, Locale locale) {
        var figure = figures.get(id);
        if (figure == null) {
            return Mono.empty();
        }
        return Mono.zip(value(figure, query), groups(figure, query, locale), count(figure, query))
                .map(parts -> view(figure, query, locale, parts.getT1(), parts.getT2(), parts.getT3()));
    }

    @Override
    public Mono<Page<Map<String, Object>>> rows(String id, FigureQuery query, Paging paging) {
        var figure = figures.get(id);
        if (figure == null) {
            return Mono.error(() -> Problem.notFound("figure.unknown", id));
        }
        var sql =
                "select * from (%s) behind where (:after::text is null or behind.id > :after) order by behind.id limit %d"
                        .formatted(figure.rows(), paging.rows());
        var statement = query.bind(database.sql(sql), figure.rows());
        var after = paging.after();
        statement = after == null ? statement.bindNull("after", String.class) : statement.bind("after", after.text(0));
        return statement
                .fetch()
                .all()
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(Objects.requireNonNull(row.get("id")))));
    }

    private Mono<Value> value(Figure figure, FigureQuery query) {
        return query.bind(database.sql(figure.value()), figure.value())
                .map((row, columns) -> new Value(
                        Optional.ofNullable(row.get("value", BigDecimal.class)),
                        columns.contains("reason") ? row.get("reason", String.class) : null))
                .one()
                .defaultIfEmpty(new Value(Optional.empty(), null));
    }

    private Mono<List<FigureView.Group>> groups(Figure figure, FigureQuery query, Locale locale) {
        if (figure.groups().isEmpty()) {
            return Mono.just(List.of());
        }
        return query.bind(database.sql(figure.groups()), figure.groups())
                .map(row -> new FigureView.Group(
                        Objects.requireNonNull(row.get("key", String.class)),
                        messages.text(Objects.requireNonNull(row.get("label", String.class)), locale),
                        Objects.requireNonNull(row.get("value", BigDecimal.class))))
                .all()
                .collectList();
    }

    private Mono<Long> count(Figure figure, FigureQuery query) {
        return query.bind(database.sql("select count(*) from (%s) behind".formatted(figure.rows())), figure.rows())
                .mapValue(Long.class)
                .one();
    }

    private FigureView view(
            Figure figure,
            FigureQuery query,
            Locale locale,
            Value value,
            List<FigureView.Group> groups,
            long rowCount) {
        var known = value.number().isPresent();
        var reason = Objects.requireNonNullElse(value.reason(), "figure.no-data");
        return new FigureView(
                figure.id(),
                figure.version(),
                messages.text(figure.title(), locale),
                messages.text(figure.title() + ".unit", locale),
                messages.text(figure.title() + ".definition", locale),
                known ? FigureView.Status.COMPUTED : FigureView.Status.NO_DATA,
                value.number().orElse(null),
                groups.isEmpty() ? null : groups,
                known ? null : messages.text(reason, locale),
                query.from(),
                query.to(),
                query.asOf(),
                known ? rowCount : null,
                sha(figure, query, value, groups),
                clock.instant());
    }

    private static String sha(Figure figure, FigureQuery query, Value value, List<FigureView.Group> groups) {
        var text = String.join("\n", figure.id(), "" + figure.version(), figure.value(), query.toString())
                + value.number().map(BigDecimal::toPlainString).orElse("-")
                + groups.stream()
                        .map(group -> group.key() + "=" + group.value())
                        .toList();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record Value(
            Optional<BigDecimal> number, @Nullable String reason) {}
}
