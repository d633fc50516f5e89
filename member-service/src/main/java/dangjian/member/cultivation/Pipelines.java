package dangjian.member.cultivation;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds the pipelines: the version in force for what begins, the version of old for what has begun.
@Component
class Pipelines {

    private final PipelineRepository pipelines;
    private final InstantSource clock;

    Pipelines(PipelineRepository pipelines, InstantSource clock) {
        this.pipelines = pipelines;
        this.clock = clock;
    }

    /// Every version.
    Mono<List<Pipeline>> all() {
        return pipelines.all().collectList();
    }

    Mono<List<Pipeline>> inForce() {
        var today = BusinessTime.today(clock);
        return pipelines
                .all()
                .filter(pipeline -> !pipeline.effectiveOn().isAfter(today))
                .distinct(Pipeline::code)
                .collectList();
    }

    Mono<Pipeline> inForce(String code) {
        return inForce()
                .flatMapIterable(found -> found)
                .filter(pipeline -> pipeline.code().equals(code))
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() ->
                        Problem.unprocessable("request.invalid").at("/pipeline", "cultivation.pipeline.unknown")));
    }

    Mono<Pipeline> of(Cultivation cultivation) {
        return pipelines
                .all()
                .filter(pipeline -> pipeline.code().equals(cultivation.pipeline())
                        && pipeline.version() == cultivation.pipelineVersion())
                .single();
    }
}
