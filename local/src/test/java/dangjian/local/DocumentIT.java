package dangjian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the document of the whole platform owes to whoever reads it, operation by operation and schema by schema.
class DocumentIT {

    private static final JsonNode DOCUMENT = Documented.document();
    private static final String PROBLEM = "application/problem+json";

    @Test
    void everyPropertyAndEveryParameterHasAnExample() {
        var missing = new TreeSet<String>();
        eachProperty((name, property) -> {
            if (!hasExample(property)) {
                missing.add(name + " " + property);
            }
        });
        eachParameter((name, parameter) -> {
            if (!parameter.has("example") && !hasExample(parameter.get("schema"))) {
                missing.add(name + " " + parameter);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyParameterSaysWhatItIs() {
        var missing = new TreeSet<String>();
        eachParameter((name, parameter) -> {
            if (!parameter.path("description").asString("").matches(".*\\p{IsHan}.*")) {
                missing.add(name);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyExampleIsWhatItsSchemaSays() {
        var faults = new TreeSet<String>();
        BiConsumer<String, JsonNode> check = (name, schema) -> examples(schema)
                .forEach(example ->
                        Conformity.faults(example, schema, DOCUMENT).forEach(fault -> faults.add(name + fault)));
        DOCUMENT.at("/components/schemas").forEachEntry(check);
        eachProperty(check.andThen((name, property) -> check.accept(name, property.path("items"))));
        eachParameter((name, parameter) -> {
            check.accept(name, parameter.get("schema"));
            if (parameter.has("example")) {
                Conformity.faults(parameter.get("example"), parameter.get("schema"), DOCUMENT)
                        .forEach(fault -> faults.add(name + fault));
            }
        });
        DOCUMENT.at("/components/responses").forEachEntry((name, response) -> {
            var media = response.path("content").path(PROBLEM);
            Conformity.faults(media.get("example"), media.get("schema"), DOCUMENT)
                    .forEach(fault -> faults.add(name + fault));
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyOperationTellsWhatItCanBeRefusedWith() {
        assertThat(Operation.of(DOCUMENT)).allSatisfy(operation -> {
            var responses = responses(operation);
            assertThat(responses.propertyNames()).contains("429", "default");
            assertThat(refused(responses))
                    .allSatisfy(response -> assertThat(response.at("/content/application~1problem+json/schema/$ref")
                                    .asString())
                            .isEqualTo("#/components/schemas/Problem"));
        });
    }

    /// RFC 6749 has its own form for what the token endpoint refuses.
    private static Stream<JsonNode> refused(JsonNode responses) {
        return responses
                .valueStream()
                .filter(response -> response.has("$ref"))
                .map(response -> response.get("$ref").asString())
                .map(reference -> DOCUMENT.at(reference.substring(1)));
    }

    private static JsonNode responses(Operation operation) {
        return DOCUMENT.get("paths")
                .get(operation.path())
                .get(operation.method().toLowerCase())
                .get("responses");
    }

    private static boolean hasExample(JsonNode schema) {
        return schema.has("$ref")
                || schema.path("format").asString("").equals("binary")
                || schema.has("example")
                || schema.has("examples")
                || schema.has("items") && hasExample(schema.get("items"));
    }

    private static List<JsonNode> examples(JsonNode schema) {
        return Stream.concat(
                        Stream.of(schema.path("example")).filter(example -> !example.isMissingNode()),
                        schema.path("examples").valueStream())
                .toList();
    }

    private static void eachProperty(BiConsumer<String, JsonNode> consumer) {
        DOCUMENT.at("/components/schemas")
                .forEachEntry((owner, schema) -> schema.path("properties")
                        .forEachEntry((name, property) -> consumer.accept(owner + "." + name, property)));
    }

    private static void eachParameter(BiConsumer<String, JsonNode> consumer) {
        for (var operation : Operation.of(DOCUMENT)) {
            DOCUMENT.get("paths")
                    .get(operation.path())
                    .get(operation.method().toLowerCase())
                    .path("parameters")
                    .forEach(parameter -> consumer.accept(
                            operation + " " + parameter.get("name").asString(), parameter));
        }
    }
}
