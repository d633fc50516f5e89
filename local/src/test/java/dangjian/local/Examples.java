package dangjian.local;

import dangjian.local.ExamplesIT.Described;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts requests together from what a document gives as examples.
final class Examples {

    private static final String REFERENCE = "#/components/schemas/";

    private Examples() {}

    /// The path with ids of things that are there, and with every parameter that has an example; null when there is
    /// nothing of the kind.
    static @Nullable String path(Described operation) {
        var path = fill(operation.path());
        if (path.contains(Fixture.UNKNOWN)) {
            var list = operation.path().substring(0, operation.path().indexOf("/{"));
            var first = first(list);
            if (first == null) {
                return null;
            }
            path = path.replace(Fixture.UNKNOWN, first);
        }
        var query = new StringBuilder();
        ExamplesIT.parameters(operation).forEach((name, parameter) -> {
            if (parameter.get("in").asString().equals("query")) {
                var value = value(name, parameter);
                if (value != null) {
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(Texts.encode(value));
                }
            }
        });
        return path + query;
    }

    private static String fill(String path) {
        if (path.contains("/public/pledges/{code}")) {
            return path.replace("{code}", pledgeCode());
        }
        return path.contains("{") ? Fixture.fill(path, path) : path;
    }

    /// A body of every property that has an example, and of those that must be there.
    static String body(Described operation, JsonNode document) {
        var media = operation.detail().at("/requestBody/content/application~1json");
        return media.has("example")
                ? media.get("example").toString()
                : sample("", media.get("schema"), document).toString();
    }

    private static @Nullable String value(String name, JsonNode parameter) {
        var schema = parameter.path("schema");
        var example = parameter.has("example") ? parameter.get("example") : schema.path("example");
        if (isId(schema)) {
            return example.isMissingNode() && !parameter.path("required").asBoolean() ? null : id(name);
        }
        if (!example.isMissingNode()) {
            return example.asString();
        }
        if (!parameter.path("required").asBoolean()) {
            return null;
        }
        return schema.path("enum").isEmpty() ? "" : schema.path("enum").get(0).asString();
    }

    private static JsonNode sample(String name, JsonNode schema, JsonNode document) {
        if (schema.has("$ref")) {
            return sample(name, schema(schema, document), document);
        }
        if (isId(schema)) {
            return JsonNodeFactory.instance.stringNode(id(name));
        }
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (schema.has("properties")) {
            return object(schema, document);
        }
        if (schema.has("items")) {
            return JsonNodeFactory.instance.arrayNode().add(sample(name, schema.get("items"), document));
        }
        return schema.path("enum").isEmpty()
                ? JsonNodeFactory.instance.stringNode("")
                : schema.path("enum").get(0);
    }

    private static ObjectNode object(JsonNode schema, JsonNode document) {
        var object = JsonNodeFactory.instance.objectNode();
        schema.get("properties").forEachEntry((name, property) -> {
            var isRequired = schema.path("required")
                    .valueStream()
                    .anyMatch(required -> required.asString().equals(name));
            if (isRequired || property.has("example")) {
                object.set(name, sample(name, property, document));
            }
        });
        return object;
    }

    private static JsonNode schema(JsonNode reference, JsonNode document) {
        return document.at(
                "/components/schemas/" + reference.get("$ref").asString().substring(REFERENCE.length()));
    }

    private static boolean isId(JsonNode schema) {
        return schema.path("format").asString("").equals("uuid");
    }

    /// What an id is about shows in its name.
    private static String id(String name) {
        return Fixture.fill(name.toLowerCase().contains("member") ? "{fixture.member}" : "{fixture.branch}", "");
    }

    private static @Nullable String first(String list) {
        for (var account : new String[] {DemonstrationAccounts.ADMINISTRATOR, DemonstrationAccounts.SYSTEM}) {
            var answer = District.as(account).get(list);
            if (answer.status() == 200 && !answer.body().path("items").isEmpty()) {
                return answer.body().at("/items/0/id").asString();
            }
        }
        return null;
    }

    private static String pledgeCode() {
        return District.as(DemonstrationAccounts.SECRETARY)
                .get(Fixture.fill("/api/v1/pledges/{id}", "/api/v1/pledges/{id}"))
                .mustBe(200)
                .body()
                .get("code")
                .asString();
    }
}
