package dangjian.gateway.front;

import dangjian.gateway.front.ServiceDocuments.Document;
import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// What the whole platform can refuse with (错误目录), from the code of every service. Of a service that cannot be asked
/// it holds what that service told last; the gateway's own codes, kit's among them, are always there.
@Component
class Problems {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_WHILE_SOME_ARE_DOWN = Duration.ofSeconds(10);

    private final List<String> services;
    private final Map<String, Document> told = new ConcurrentHashMap<>();
    private final Mono<Known> known;

    @Autowired
    Problems(ServiceDocuments documents) {
        this(documents.names(), documents.problems());
    }

    /// @param answers what those of the services tell that can be asked, each time anew
    Problems(List<String> services, Mono<List<Document>> answers) {
        this.services = services;
        this.known = answers.map(this::know)
                .cache(all -> all.isFresh() ? KEPT : KEPT_WHILE_SOME_ARE_DOWN, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    Mono<Known> all() {
        return known;
    }

    /// Of a service that has told nothing yet nobody knows whether the code is one of its own.
    Mono<Entry> named(String code) {
        return known.map(all -> all.entries().stream()
                .filter(entry -> entry.code().equals(code))
                .findFirst()
                .orElseThrow(() -> all.missing().isEmpty()
                        ? Problem.notFound("resource.unknown")
                        : Problem.unavailable("service.unavailable")));
    }

    private Known know(List<Document> answers) {
        answers.forEach(answer -> told.put(answer.service(), answer));
        return new Known(
                merge(services.stream()
                        .flatMap(name -> Stream.ofNullable(told.get(name)))
                        .toList()),
                services.stream().filter(name -> !told.containsKey(name)).toList(),
                answers.size() == services.size());
    }

    /// What stands in several services is told once, with all of them.
    private static List<Entry> merge(List<Document> documents) {
        var merged = new TreeMap<String, Entry>();
        for (var document : documents) {
            for (var entry : document.content()) {
                merged.merge(entry.path("code").asString(), Entry.of(document.service(), entry), Entry::and);
            }
        }
        return List.copyOf(merged.values());
    }

    /// @param missing services that could not be asked yet
    /// @param isFresh whether every service has just told its own
    record Known(List<Entry> entries, List<String> missing, boolean isFresh) {}

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
