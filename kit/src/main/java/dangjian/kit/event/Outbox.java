package dangjian.kit.event;

import dangjian.kit.data.Ids;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Where a use case puts the events of what it has just changed, in the same transaction.
///
/// Add events after writing the state they tell of: the row lock on that state is what keeps events of one key in
/// commit order.
public final class Outbox {

    private final DatabaseClient database;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Tracer tracer;

    Outbox(DatabaseClient database, ObjectMapper json, InstantSource clock, Tracer tracer) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.tracer = tracer;
    }

    public Mono<Void> add(DomainEvent... events) {
        return addAll(List.of(events));
    }

    /// Adds many events with one statement; give them in the order in which they happened.
    public Mono<Void> addAll(Collection<? extends DomainEvent> events) {
        return events.isEmpty() ? Mono.empty() : Mono.defer(() -> insert(events));
    }

    private Mono<Void> insert(Collection<? extends DomainEvent> events) {
        var ids = new ArrayList<UUID>();
        var topics = new ArrayList<String>();
        var keys = new ArrayList<UUID>();
        var types = new ArrayList<String>();
        var payloads = new ArrayList<String>();
        for (var event : events) {
            ids.add(Ids.next());
            topics.add(Topics.of(event.type()));
            keys.add(event.key());
            types.add(event.type());
            payloads.add(json.writeValueAsString(event));
        }
        var statement = database.sql("""
                        with added as (
                            insert into outbox (id, topic, key, type, payload, occurred_at, traceparent)
                            select id, topic, key, type, payload, :at, :traceparent
                            from unnest(:ids, :topics, :keys, :types, :payloads)
                                with ordinality as e(id, topic, key, type, payload, place)
                            order by place
                            returning 1)
                        select pg_notify('outbox', '') from (select count(*) from added) counted
                        """)
                .bind("at", clock.instant())
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("topics", topics.toArray(String[]::new))
                .bind("keys", keys.toArray(UUID[]::new))
                .bind("types", types.toArray(String[]::new))
                .bind("payloads", payloads.toArray(String[]::new));
        var traceparent = traceparent();
        return (traceparent == null
                        ? statement.bindNull("traceparent", String.class)
                        : statement.bind("traceparent", traceparent))
                .then();
    }

    private @Nullable String traceparent() {
        var span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-%s-%s-%s"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }
}
