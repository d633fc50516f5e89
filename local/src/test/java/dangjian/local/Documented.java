package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/// The document of the whole platform, to which every answer that any test sees must be true: its status stands at the
/// operation, and only what may go wrong anywhere (5xx) is told by `default`.
final class Documented {

    private static final JsonNode DOCUMENT = read();

    private static final Map<String, List<Described>> OPERATIONS = operations();

    private Documented() {}

    static JsonNode document() {
        return DOCUMENT;
    }

    static void mustBe(HttpRequest request, Api.Answer answer) {
        var path = PathContainer.parsePath(request.uri().getRawPath());
        OPERATIONS.getOrDefault(request.method(), List.of()).stream()
                .filter(operation -> operation.pattern().matches(path))
                .findFirst()
                .ifPresent(operation -> assertThat(operation.responses().propertyNames())
                        .as("%s %s: %s", request.method(), operation.pattern(), answer.text())
                        .contains(answer.status() < 500 ? String.valueOf(answer.status()) : "default"));
    }

    /// Each service makes its own when it is asked for the first time.
    private static JsonNode read() {
        var anybody = Api.anonymous(District.platform().address());
        for (var service : List.of("org-service", "member-service", "activity-service", "evaluation-service")) {
            anybody.get("/v3/api-docs/" + service).mustBe(200);
        }
        return anybody.get("/v3/api-docs/platform").mustBe(200).body();
    }

    /// By method, those of the narrowest path first.
    private static Map<String, List<Described>> operations() {
        return Operation.of(DOCUMENT).stream()
                .collect(Collectors.groupingBy(
                        Operation::method,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                operations -> operations.stream()
                                        .map(Described::of)
                                        .sorted(Comparator.comparing(Described::pattern))
                                        .toList())));
    }

    private record Described(PathPattern pattern, JsonNode responses) {

        static Described of(Operation operation) {
            return new Described(
                    PathPatternParser.defaultInstance.parse(operation.path()),
                    DOCUMENT.get("paths")
                            .get(operation.path())
                            .get(operation.method().toLowerCase())
                            .get("responses"));
        }
    }
}
