package dangjian.local;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where a value is not what its schema says, as far as our documents use JSON Schema.
final class Conformity {

    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private Conformity(JsonNode document) {
        this.document = document;
    }

    static List<String> faults(JsonNode value, JsonNode schema, JsonNode document) {
        var conformity = new Conformity(document);
        conformity.check("", value, schema);
        return conformity.faults;
    }

    /// The schema that a reference leads to, or itself.
    static JsonNode resolved(JsonNode schema, JsonNode document) {
        return schema.has("$ref")
                ? document.at(
                        "/components/schemas/" + schema.get("$ref").asString().substring(REFERENCE.length()))
                : schema;
    }

    private void check(String at, JsonNode value, JsonNode reference) {
        var schema = resolved(reference, document);
        var type = schema.path("type");
        if (!type.isMissingNode() && !isOf(type.isArray() ? type.get(0).asString() : type.asString(), value)) {
            faults.add("%s: %s is no %s".formatted(at, value, type));
            return;
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add("%s: %s is none of %s".formatted(at, value, schema.get("enum")));
        }
        if (value.isString()) {
            text(at, value.asString(), schema);
        } else if (value.isNumber()) {
            number(at, value, schema);
        } else if (value.isArray()) {
            value.forEach(item -> check(at + "/-", item, schema.path("items")));
        } else if (value.isObject()) {
            object(at, value, schema);
        }
    }

    private void object(String at, JsonNode value, JsonNode schema) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add("%s: %s is missing".formatted(at, name));
            }
        });
        value.forEachEntry((name, property) ->
                check(at + "/" + name, property, schema.path("properties").path(name)));
    }

    private void text(String at, String text, JsonNode schema) {
        var isWell = switch (schema.path("format").asString("")) {
            case "uuid" -> reads(UUID::fromString, text);
            case "date" -> reads(LocalDate::parse, text);
            case "date-time" -> reads(Instant::parse, text);
            default -> true;
        };
        if (!isWell
                || text.length() < schema.path("minLength").asInt(0)
                || text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
                || schema.has("pattern")
                        && !Pattern.compile(schema.get("pattern").asString())
                                .matcher(text)
                                .find()) {
            faults.add("%s: %s does not fit %s".formatted(at, text, schema));
        }
    }

    private void number(String at, JsonNode value, JsonNode schema) {
        if (schema.has("minimum") && value.asDouble() < schema.get("minimum").asDouble()
                || schema.has("maximum")
                        && value.asDouble() > schema.get("maximum").asDouble()) {
            faults.add("%s: %s does not fit %s".formatted(at, value, schema));
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }

    private static boolean reads(Function<String, @Nullable Object> reader, String text) {
        try {
            reader.apply(text);
            return true;
        } catch (IllegalArgumentException | DateTimeException _) {
            return false;
        }
    }
}
