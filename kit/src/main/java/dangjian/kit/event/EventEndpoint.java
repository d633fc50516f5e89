package dangjian.kit.event;

import dangjian.kit.web.Problem;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Operations on events for the people who run the service: `POST /actuator/events/replay` and `/rebuild` on
/// the management port, for a system administrator.
@Endpoint(id = "events")
final class EventEndpoint {

    private final DeadLetters deadLetters;
    private final RecordHandler handler;
    private final Projections projections;

    EventEndpoint(DeadLetters deadLetters, RecordHandler handler, Projections projections) {
        this.deadLetters = deadLetters;
        this.handler = handler;
        this.projections = projections;
    }

    @WriteOperation
    Mono<Map<String, Object>> run(@Selector String operation) {
        return Mono.<Map<String, Object>>fromCallable(() -> switch (operation) {
                    case "replay" -> Map.of("replayed", deadLetters.replay(handler));
                    case "rebuild" -> {
                        projections.rebuild();
                        yield Map.of("rebuilding", true);
                    }
                    default -> throw Problem.notFound("resource.unknown");
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
