package dangjian.gateway.change;

import dangjian.kit.web.Caller;
import dangjian.kit.web.ClientAccess;
import dangjian.kit.web.Cursor;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Reads the change feed, and keeps it going.
@Service
public class Changes {

    /// A place that no feed reaches, far enough from the end of all numbers to count on from there.
    private static final long BEYOND = Long.MAX_VALUE / 2;

    /// The code of the problem that a cursor has missed something.
    public static final String CURSOR_LOST = "changes.cursor-lost";

    private static final Duration LOOK = Duration.ofMillis(250);

    private final ChangeRepository repository;
    private final ChangeWriter writer;
    private final ChangeProperties properties;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Flux<Long> ends;

    Changes(
            ChangeRepository repository,
            ChangeWriter writer,
            ChangeProperties properties,
            ObjectMapper json,
            InstantSource clock) {
        this.repository = repository;
        this.writer = writer;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.ends = Flux.interval(Duration.ZERO, LOOK)
                .onBackpressureDrop()
                .concatMap(_ -> repository.lastPosition().onErrorComplete(), 1)
                .replay(1)
                .refCount(); // one query for all who wait on this replica
    }

    /// The page behind a cursor; waits for one at most so long when there is none yet.
    Mono<Batch> read(Reading reading, long after, Duration wait) {
        var page = page(reading, after);
        return wait.isZero()
                ? page
                : page.flatMap(first -> first.isEmptyEnd() ? waited(reading, first, wait) : Mono.just(first));
    }

    private Mono<Batch> waited(Reading reading, Batch seen, Duration wait) {
        return next(reading, seen.next())
                .expand(batch -> next(reading, batch.next()))
                .filter(batch -> !batch.changes().isEmpty())
                .next()
                .timeout(wait, page(reading, seen.next()));
    }

    /// Everything behind a cursor and whatever comes, page by page.
    Flux<Batch> follow(Reading reading, long after) {
        return read(reading, after, Duration.ZERO)
                .expand(batch -> batch.isAtEnd() ? next(reading, batch.next()) : page(reading, batch.next()));
    }

    /// The page behind a position, as soon as the feed goes on from there.
    private Mono<Batch> next(Reading reading, long after) {
        return ends.filter(end -> end > after).next().then(page(reading, after));
    }

    /// Where the feed ends now.
    public Mono<Long> end() {
        return repository.lastPosition();
    }

    private Mono<Batch> page(Reading reading, long after) {
        return repository
                .after(after, reading.limit(), reading.types(), reading.scope())
                .collectList()
                .map(rows -> batch(rows, reading.limit(), after));
    }

    private static Batch batch(List<ChangeRepository.Row> rows, int limit, long after) {
        var feed = rows.getFirst();
        if (after < feed.forgottenTo() || after > feed.lastPosition()) {
            throw Problem.of(Kind.GONE, CURSOR_LOST);
        }
        var changes = new ArrayList<Change>();
        for (var row : rows) {
            if (row.position() != null) {
                changes.add(change(row));
            }
        }
        var next = changes.size() < limit ? feed.lookedTo() : changes.getLast().position();
        return new Batch(changes, next, next == feed.lastPosition());
    }

    private static Change change(ChangeRepository.Row row) {
        return new Change(
                Objects.requireNonNull(row.position()),
                Objects.requireNonNull(row.eventId()),
                Objects.requireNonNull(row.type()),
                Objects.requireNonNull(row.subject()),
                Objects.requireNonNull(row.occurredAt()),
                Objects.requireNonNull(row.data()),
                Boolean.TRUE.equals(row.hasLeft()));
    }

    /// Refuses types that are not public.
    public void mustKnow(List<String> types) {
        for (var type : types) {
            if (properties.types().stream().noneMatch(known -> known.type().equals(type))) {
                throw Problem.invalid("request.invalid").at("types", "changes.type", type);
            }
        }
    }

    /// What another system would be sent behind a position.
    public Mono<Slice> slice(long after, int limit, List<String> types, ClientAccess client, Scope scope) {
        return page(new Reading(properties.readable(client, types), scope, limit), after)
                .map(batch ->
                        new Slice(batch.changes().stream().map(this::message).toList(), batch.next()));
    }

    /// Those of these changes that another system may see now.
    public Flux<Message> messages(List<Long> positions, List<String> types, ClientAccess client, Scope scope) {
        return repository
                .at(positions, properties.readable(client, types), scope)
                .map(this::message);
    }

    /// Who reads what.
    Reading reading(Caller caller, Scope scope, List<String> types, int limit) {
        mustKnow(types);
        return new Reading(properties.readable(caller.client(), types), scope, limit);
    }

    private Message message(Change change) {
        return new Message(change.position(), change.eventId(), json.writeValueAsString(view(change)));
    }

    ChangeView view(Change change) {
        var type = properties.of(change.type());
        var source =
                "/%s-service".formatted(change.type().substring(0, change.type().indexOf('.')));
        return change.hasLeft()
                ? new ChangeView(
                        "1.0",
                        change.eventId(),
                        "/gateway",
                        ChangeView.LEFT,
                        change.subject(),
                        change.occurredAt(),
                        "application/json",
                        json.valueToTree(Map.of("resource", type.resource(), "id", change.subject())))
                : new ChangeView(
                        "1.0",
                        change.eventId(),
                        source,
                        change.type(),
                        change.subject(),
                        change.occurredAt(),
                        "application/json",
                        json.readTree(change.data()));
    }

    static String cursor(long position) {
        return new Cursor(List.of(String.valueOf(position))).encoded();
    }

    static long position(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty()
                ? 0
                : Math.min(Cursor.read(cursor).number(0), BEYOND);
    }

    @Scheduled(fixedDelayString = "${dangjian.gateway.changes.interval:200ms}")
    Mono<Void> place() {
        return Mono.defer(() -> writer.place(properties.types(), clock.instant().minus(properties.patience())))
                .repeat()
                .takeUntil(count -> count == 0)
                .then();
    }

    @Scheduled(fixedDelayString = "1h")
    Mono<Void> forget() {
        return Mono.defer(() -> writer.forgetBefore(clock.instant().minus(properties.retention())));
    }

    /// What another system would be sent, and the position to go on from.
    public record Slice(List<Message> messages, long next) {}

    record Reading(List<String> types, Scope scope, int limit) {}

    /// A page of the feed.
    ///
    /// @param next position to go on from
    /// @param isAtEnd whether nothing lies behind it now
    record Batch(List<Change> changes, long next, boolean isAtEnd) {

        boolean isEmptyEnd() {
            return isAtEnd && changes.isEmpty();
        }
    }
}
