package dangjian.kit.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Applies events once: the inbox row and what the event changes are one transaction.
final class Inbox {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final ReactionTable reactions;
    private final ObjectMapper json;

    Inbox(
            DatabaseClient database,
            ReactiveTransactionManager transactions,
            ReactionTable reactions,
            ObjectMapper json) {
        this.database = database;
        this.transaction = TransactionalOperator.create(transactions);
        this.reactions = reactions;
        this.json = json;
    }

    /// Applies those events that were not applied before, in their order and all or none.
    ///
    /// @return how many were new
    Mono<Integer> apply(List<Arrival> arrivals) {
        return transaction.transactional(insert(arrivals).flatMap(fresh -> {
            var count = fresh.size();
            return Flux.fromIterable(runs(arrivals, fresh))
                    .concatMap(this::react)
                    .then(Mono.just(count));
        }));
    }

    Mono<Void> clear() {
        return database.sql("delete from inbox").then();
    }

    private Mono<Set<UUID>> insert(List<Arrival> arrivals) {
        return database.sql("""
                        insert into inbox (event_id) select unnest(:ids) on conflict do nothing returning event_id
                        """)
                .bind("ids", arrivals.stream().map(a -> a.event().id()).toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(HashSet::new, Collection::add);
    }

    private static List<List<Arrival>> runs(List<Arrival> arrivals, Set<UUID> fresh) {
        var runs = new ArrayList<List<Arrival>>();
        for (var arrival : arrivals) {
            if (!fresh.remove(arrival.event().id())) {
                continue;
            }
            if (runs.isEmpty() || !runs.getLast().getFirst().type().equals(arrival.type())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(arrival);
        }
        return runs;
    }

    private Mono<Void> react(List<Arrival> run) {
        var reaction = reactions.of(run.getFirst().type());
        return reaction == null
                ? Mono.empty()
                : reaction.apply(run.stream().map(Arrival::event).toList(), json);
    }

    /// An event of a known type, not yet read.
    record Arrival(String type, Received<byte[]> event) {}
}
