package dangjian.kit.openapi;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import dangjian.kit.web.ProblemDocument;
import dangjian.kit.web.ProblemHandler;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/// Documents what every operation can be refused with: the kinds of [Problem] that follow from what it takes, and as
/// `default` whatever else goes wrong. Each kind is described once, by an answer as it really goes out.
final class ProblemResponses implements OpenApiCustomizer {

    private static final String OTHERWISE = "Problem";
    private static final Problem OUTAGE = Problem.unavailable("service.unavailable");

    /// One problem of each kind that operations are told of.
    private static final List<Problem> SAMPLES = List.of(
            Problem.invalid("request.invalid").at("/name", "field.required"),
            Problem.unauthenticated("token.invalid"),
            Problem.forbidden("caller.not-allowed"),
            Problem.notFound("resource.unknown"),
            Problem.conflict("state.duplicate"),
            Problem.stale(),
            Problem.of(Kind.TOO_LARGE, "request.too-large"),
            Problem.of(Kind.UNSUPPORTED, "request.media-type", "text/plain"),
            Problem.unprocessable("idempotency.other-request"),
            Problem.of(Kind.PRECONDITION_REQUIRED, "version.required"),
            Problem.of(Kind.TOO_MANY, "import.busy"));

    private final ProblemHandler problems;

    ProblemResponses(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        ModelConverters.getInstance(true).readAll(ProblemDocument.class).forEach(components::addSchemas);
        SAMPLES.forEach(problem -> components.addResponses(name(problem.kind()), response(problem)));
        components.addResponses(OTHERWISE, response(OUTAGE).description("其他错误；code 的含义见 /problems"));
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                document(operation, new Refusals(method, path, operation, components))));
    }

    private static void document(Operation operation, Refusals refusals) {
        refusals.kinds()
                .forEach(kind -> refer(operation, String.valueOf(kind.status().value()), name(kind)));
        refer(operation, "default", OTHERWISE);
    }

    private static void refer(Operation operation, String status, String name) {
        operation.getResponses().computeIfAbsent(status, _ -> new ApiResponse().$ref(name));
    }

    private ApiResponse response(Problem problem) {
        var document = problems.document(problem, Locale.SIMPLIFIED_CHINESE);
        return new ApiResponse()
                .description(document.title())
                .headers(headers(problem.kind()))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType()
                                        .schema(new Schema<>().$ref("Problem"))
                                        .example(document)));
    }

    private static String name(Kind kind) {
        return Stream.of(kind.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static Map<String, Header> headers(Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> Map.of(HttpHeaders.WWW_AUTHENTICATE, header(new StringSchema(), "Bearer"));
            case TOO_MANY, UNAVAILABLE -> Map.of(HttpHeaders.RETRY_AFTER, header(new IntegerSchema(), 5));
            default -> Map.of();
        };
    }

    private static Header header(Schema<?> schema, Object example) {
        return new Header().schema(schema).example(example);
    }
}
