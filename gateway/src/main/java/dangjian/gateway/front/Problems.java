package dangjian.gateway.front;

import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// What the whole platform can refuse with (错误目录), from the code of every service.
@Component
class Problems {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Mono<List<Entry>> all;

    Problems(ServiceDocuments documents) {
        this.all = documents.problems().map(Problems::merge).cache(_ -> KEPT, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<List<Entry>> all() {
        return all;
    }

    Mono<Entry> named(String code) {
        return all.flatMapIterable(entries -> entries)
                .filter(entry -> entry.code().equals(code))
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("resource.unknown")));
    }

    /// What stands in several services is told once, with all of them.
    private static List<Entry> merge(List<ServiceDocuments.Document> documents) {
        var merged = new TreeMap<String, Entry>();
        for (var document : documents) {
            for (var entry : document.content()) {
                merged.merge(entry.path("code").asString(), Entry.of(document.service(), entry), Entry::and);
            }
        }
        return List.copyOf(merged.values());
    }

    /// One code.
    @Schema(name = "ProblemCode")
    record Entry(
            @Schema(example = "member.not-full") String code,

            @Schema(description = "作为 code 时的 HTTP 状态；为空的只出现在 errors 中")
            List<Integer> statuses,

            String chinese,
            String english,
            List<String> services) {

        static Entry of(String service, JsonNode entry) {
            return new Entry(
                    entry.path("code").asString(),
                    entry.path("statuses").valueStream().map(JsonNode::asInt).toList(),
                    entry.path("chinese").asString(),
                    entry.path("english").asString(),
                    List.of(service));
        }

        Entry and(Entry other) {
            var both = new TreeSet<>(statuses);
            both.addAll(other.statuses);
            var all = new ArrayList<>(services);
            all.addAll(other.services);
            return new Entry(code, List.copyOf(both), chinese, english, List.copyOf(all));
        }
    }
}
