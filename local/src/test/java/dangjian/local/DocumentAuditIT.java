package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/// Whatever leaves the platform as a document for offices is audited as an export or a disclosure.
class DocumentAuditIT {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument";

    @Test
    void everyEndpointThatGivesOutADocumentIsAudited() throws IOException {
        var audited = audited();
        var documents = documents();

        assertThat(documents).hasSizeGreaterThan(10);
        assertThat(documents)
                .as("name it in gateway.yaml, below audit.requests")
                .allMatch(document -> audited.stream().anyMatch(rule -> covers(rule, document)));
    }

    private static List<Operation> documents() {
        var document =
                District.anonymous().get("/v3/api-docs/platform").mustBe(200).body();
        return Operation.of(document).stream()
                .filter(operation -> gives(detail(document, operation)))
                .toList();
    }

    private static JsonNode detail(JsonNode document, Operation operation) {
        return document.get("paths")
                .get(operation.path())
                .get(operation.method().toLowerCase());
    }

    private static boolean gives(JsonNode detail) {
        return detail.get("responses")
                .valueStream()
                .flatMap(response -> response.path("content").propertyNames().stream())
                .anyMatch(type -> type.startsWith(OFFICE));
    }

    private static List<Operation> audited() throws IOException {
        var gateway = new ClassPathResource("gateway.yaml");
        return new YamlPropertySourceLoader()
                .load("gateway", gateway).stream()
                        .map(EnumerablePropertySource.class::cast)
                        .flatMap(source -> Stream.of(source.getPropertyNames())
                                .filter(name -> name.startsWith("dangjian.gateway.audit.requests."))
                                .map(source::getProperty))
                        .map(rule -> Operation.parse(String.valueOf(rule)))
                        .toList();
    }

    private static boolean covers(Operation rule, Operation document) {
        return (rule.method().equals("*") || rule.method().equals(document.method()))
                && PathPatternParser.defaultInstance
                        .parse(rule.path())
                        .matches(PathContainer.parsePath(document.path().replaceAll("\\{[^}]*}", "x")));
    }
}
