package dangjian.kit.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;

/// Which event types a service reacts to, and how.
public final class ReactionTable {

    private final Map<String, Reaction<?>> reactions = new HashMap<>();

    /// Handles events of this type one after the other.
    public <T> ReactionTable each(String type, Class<T> payload, Function<Received<T>, Mono<Void>> handler) {
        return batch(
                type,
                payload,
                events -> Flux.fromIterable(events).concatMap(handler).then());
    }

    /// Handles neighbouring events of this type together, in their order; prefer it where a workbook makes thousands.
    public <T> ReactionTable batch(String type, Class<T> payload, Function<List<Received<T>>, Mono<Void>> handler) {
        reactions.merge(type, new Reaction<>(payload, handler), Reaction::and);
        return this;
    }

    Set<String> topics() {
        var topics = new TreeSet<String>();
        reactions.keySet().forEach(type -> topics.add(Topics.of(type)));
        return topics;
    }

    @Nullable
    Reaction<?> of(String type) {
        return reactions.get(type);
    }

    /// How one type is read and handled; several features of a service may react to the same type, each with the fields
    /// it uses.
    static final class Reaction<T> {

        private final Class<T> payload;
        private final Function<List<Received<T>>, Mono<Void>> handler;
        private final @Nullable Reaction<?> next;

        Reaction(Class<T> payload, Function<List<Received<T>>, Mono<Void>> handler) {
            this(payload, handler, null);
        }

        private Reaction(
                Class<T> payload, Function<List<Received<T>>, Mono<Void>> handler, @Nullable Reaction<?> next) {
            this.payload = payload;
            this.handler = handler;
            this.next = next;
        }

        Reaction<T> and(Reaction<?> other) {
            return new Reaction<>(payload, handler, next == null ? other : next.and(other));
        }

        Mono<Void> apply(List<Received<byte[]>> events, ObjectMapper json) {
            var reader = json.readerFor(payload).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            return Mono.defer(() -> handler.apply(events.stream()
                            .map(event -> new Received<T>(
                                    event.id(), event.time(), event.key(), reader.readValue(event.data())))
                            .toList()))
                    .then(next == null ? Mono.empty() : next.apply(events, json));
        }
    }
}
