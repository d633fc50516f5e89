package dangjian.local;

import dangjian.local.ExamplesIT.Described;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Puts requests together from what a document gives as examples.
final class Examples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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

    /// A body as interfaces make it of the document: the example of the whole if there is one, else of every property
    /// what it shows. Only ids are those of things that are there.
    static String body(Described operation, JsonNode document) {
        var media = operation.detail().at("/requestBody/content/application~1json");
        var schema = media.get("schema");
        return withIds("", media.has("example") ? media.get("example") : sample(schema, document), schema, document)
                .toString();
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

    private static JsonNode sample(JsonNode reference, JsonNode document) {
        var schema = Conformity.resolved(reference, document);
        for (var shown : List.of(
                schema.path("example"), schema.at("/examples/0"), schema.path("default"), schema.at("/enum/0"))) {
            if (!shown.isMissingNode()) {
                return shown;
            }
        }
        if (schema.has("properties")) {
            var object = JSON.objectNode();
            schema.get("properties").forEachEntry((name, property) -> object.set(name, sample(property, document)));
            return object;
        }
        return schema.has("items")
                ? JSON.arrayNode().add(sample(schema.get("items"), document))
                : JSON.stringNode("string");
    }

    private static JsonNode withIds(String name, JsonNode value, JsonNode reference, JsonNode document) {
        var schema = Conformity.resolved(reference, document);
        if (isId(schema)) {
            return JSON.stringNode(id(name));
        }
        if (value.isArray()) {
            var items = JSON.arrayNode();
            value.forEach(item -> items.add(withIds(name, item, schema.path("items"), document)));
            return items;
        }
        if (value.isObject()) {
            var object = JSON.objectNode();
            value.forEachEntry((property, held) -> object.set(
                    property, withIds(property, held, schema.path("properties").path(property), document)));
            return object;
        }
        return value;
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
