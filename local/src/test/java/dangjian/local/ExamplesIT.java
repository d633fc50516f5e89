package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The document of the whole platform, taken at its word: every example of reading works when somebody who may tries
/// it.
///
/// Ids in paths are those of things that are there; parameters and bodies are what the document gives as examples. What
/// the state forbids (409) may be told so: not every example is right at every time.
class ExamplesIT {

    private static final JsonNode DOCUMENT = Documented.document();

    /// Somebody of each role, widest first.
    private static final Map<String, String> PEOPLE = people();

    @Test
    void theDocumentIsWholeAndUnambiguous() {
        var ids = new ArrayList<String>();
        operations()
                .forEach(operation ->
                        ids.add(operation.detail().get("operationId").asString()));
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(200);
        assertThat(DOCUMENT.get("openapi").asString()).startsWith("3.1");
        var address = District.platform().address();
        assertThat(URI.create(DOCUMENT.at("/servers/0/url").asString()).resolve("/"))
                .as("whatever the request calls the server, the document means where it was got")
                .isEqualTo(address.resolve("/"));
        assertThat(address.resolve(DOCUMENT.at("/components/securitySchemes/system/flows/clientCredentials/tokenUrl")
                        .asString()))
                .isEqualTo(address.resolve("/oauth2/token"));
        assertThat(DOCUMENT.get("tags"))
                .allSatisfy(tag -> assertThat(tag.get("name").asString()).containsPattern("\\p{IsHan}"));
        var text = DOCUMENT.toString();
        var reference = Pattern.compile("\"#(/components/[^\"]+)").matcher(text);
        while (reference.find()) {
            assertThat(DOCUMENT.at(reference.group(1)).isObject())
                    .as(reference.group(1))
                    .isTrue();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfReadingWorks() {
        return operations()
                .filter(Described::isReading)
                .filter(operation -> !operation.path().endsWith("/minutes")) // of a day to come: none are written
                .filter(operation -> !operation.isForSystemsOnly())
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> tryOut(operation)));
    }

    private static void tryOut(Described operation) {
        var path = Examples.path(operation);
        if (path == null) {
            return; // the demonstration district has nothing of the kind
        }
        var body = operation.method().equals("post") ? Examples.body(operation, DOCUMENT) : null;
        var answers = new ArrayList<String>();
        for (var api : callers(operation)) {
            var answer =
                    body == null ? api.get(path) : api.send("POST", path, body, "Content-Type", "application/json");
            if (answer.status() < 400 || answer.status() == 409) {
                return;
            }
            answers.add(answer.status() + " " + answer.text());
        }
        assertThat(answers).as(path + " " + body).isEmpty();
    }

    static List<Api> callers(Described operation) {
        var roles = operation.detail().path("x-roles");
        if (operation.isPublic()) {
            return List.of(District.anonymous());
        }
        return PEOPLE.entrySet().stream()
                .filter(person -> roles.isMissingNode()
                        || roles.valueStream().anyMatch(role -> role.asString().equals(person.getKey())))
                .map(person -> District.as(person.getValue()))
                .toList();
    }

    static Stream<Described> operations() {
        var operations = new ArrayList<Described>();
        DOCUMENT.get("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, detail) -> operations.add(new Described(method, path, detail))));
        return operations.stream();
    }

    private static Map<String, String> people() {
        var people = new LinkedHashMap<String, String>();
        people.put("DISTRICT_ADMIN", DemonstrationAccounts.ADMINISTRATOR);
        people.put("COMMITTEE_ADMIN", DemonstrationAccounts.COMMITTEE);
        people.put("BRANCH_SECRETARY", DemonstrationAccounts.SECRETARY);
        people.put("MEMBER", DemonstrationAccounts.MEMBER + "1");
        people.put("SYSTEM_ADMIN", DemonstrationAccounts.SYSTEM);
        people.put("SECURITY_ADMIN", DemonstrationAccounts.SECURITY);
        people.put("AUDIT_ADMIN", DemonstrationAccounts.AUDIT);
        return people;
    }

    /// An operation as the document describes it.
    record Described(String method, String path, JsonNode detail) {

        /// What is asked by `POST` because personal data or long lists stay out of addresses.
        private static final Pattern READING = Pattern.compile(".*/(searches|rights|[a-z]+-counts)");

        String name() {
            return method.toUpperCase() + " " + path;
        }

        boolean isReading() {
            return method.equals("get")
                    || method.equals("post") && READING.matcher(path).matches();
        }

        boolean isPublic() {
            return detail.path("security").isArray() && detail.path("security").isEmpty()
                    || path.startsWith("/.well-known/");
        }

        boolean isForSystemsOnly() {
            return detail.path("x-roles").isArray() && detail.path("x-roles").isEmpty();
        }
    }

    /// For the lists of the document: what each parameter is, by its name.
    static Map<String, JsonNode> parameters(Described operation) {
        return operation
                .detail()
                .path("parameters")
                .valueStream()
                .collect(Collectors.toMap(
                        parameter -> parameter.get("name").asString(),
                        parameter -> parameter,
                        (one, _) -> one,
                        TreeMap::new));
    }
}
