package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.local.ExamplesIT.Described;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every example of writing, as an interface fills it in when somebody tries it: it reads well, whatever the state of
/// things then says to it. Last of all tests, because what it writes stays.
class WritingExamplesIT {

    private static final JsonNode DOCUMENT = Documented.document();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What nobody can try with an example alone, and why.
    private static final Map<String, String> EXEMPT = Map.of(
            "PUT /api/v1/accounts/current/password", "a wrong old password counts as a failure to sign in",
            "POST /api/v1/accounts/current/factor", "so does a wrong password there",
            "POST /api/v1/identity-links", "and there",
            "POST /api/v1/sessions/refresh", "a refresh token is known to its holder alone",
            "POST /api/v1/identity-sign-ins/{id}/sessions", "what a provider returns is known to who signed in there",
            "POST /oauth2/token", "a client's secret is known to the client alone");

    @TestFactory
    Stream<DynamicTest> everyExampleOfWritingReadsWell() {
        return ExamplesIT.operations()
                .filter(operation -> !operation.isReading() && !takesFile(operation))
                .filter(operation -> !EXEMPT.containsKey(operation.name()))
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> tryOut(operation)));
    }

    /// What a body may lack and what it must hold is what its schema says.
    @TestFactory
    Stream<DynamicTest> whatIsRequiredMustBeThereAndNothingElse() {
        return ExamplesIT.operations()
                .filter(WritingExamplesIT::takesJson)
                .filter(operation -> !EXEMPT.containsKey(operation.name()))
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> leaveOut(operation)));
    }

    private static void leaveOut(Described operation) {
        var schema =
                Conformity.resolved(operation.detail().at("/requestBody/content/application~1json/schema"), DOCUMENT);
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        var path = path(operation);
        var api = callers(operation).getFirst();
        var faults = new ArrayList<String>();
        for (var name : schema.path("properties").propertyNames()) {
            var body = JSON.readTree(Examples.body(operation, DOCUMENT)).asObject();
            body.remove(name);
            var answer = send(api, operation, path, body.toString());
            var isMissed = answer.status() == 400 && saysMissing(name, answer.body());
            if (isMissed != required.contains(name)) {
                faults.add("%s (required: %s) %d %s"
                        .formatted(name, required.contains(name), answer.status(), answer.text()));
            }
        }
        assertThat(faults).isEmpty();
    }

    /// Whether a property is missing whatever the others say.
    private static boolean saysMissing(String name, JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .anyMatch(fault -> fault.get("pointer").asString().equals("/" + name)
                        && fault.get("code").asString().startsWith("field."));
    }

    private static void tryOut(Described operation) {
        var path = path(operation);
        var body = takesJson(operation) ? Examples.body(operation, DOCUMENT) : null;
        for (var api : callers(operation)) {
            var answer = send(api, operation, path, body);
            assertThat(answer.status())
                    .as("%s %s: %s", path, body, answer.text())
                    .isIn(200, 201, 202, 204, 403, 404, 409, 412, 422);
            if (answer.status() != 403 && answer.status() != 404) {
                return;
            }
        }
    }

    private static String path(Described operation) {
        return Objects.requireNonNullElseGet(
                Examples.path(operation), () -> Fixture.fill(operation.path(), operation.path()));
    }

    /// Whoever ends sessions ends one of their own, and what is tried may have changed the other system of before.
    private static List<Api> callers(Described operation) {
        return operation.path().startsWith("/api/v1/sessions") && !operation.isPublic()
                ? List.of(District.signIn(DemonstrationAccounts.SECRETARY))
                : operation.isForSystemsOnly()
                        ? List.of(OtherSystem.writing(District.branch()))
                        : ExamplesIT.callers(operation);
    }

    private static Api.Answer send(Api api, Described operation, String path, @Nullable String body) {
        var headers = new ArrayList<String>();
        if (body != null) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (ExamplesIT.parameters(operation).containsKey("If-Match")) {
            headers.addAll(List.of("If-Match", "\"1\""));
        }
        return api.send(operation.method().toUpperCase(), path, body, headers.toArray(String[]::new));
    }

    private static boolean takesJson(Described operation) {
        return !operation.detail().at("/requestBody/content/application~1json").isMissingNode();
    }

    private static boolean takesFile(Described operation) {
        return !operation
                .detail()
                .at("/requestBody/content/multipart~1form-data")
                .isMissingNode();
    }
}
