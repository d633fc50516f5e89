package dangjian.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Gives every property and every parameter an example of its type, unless it shows one itself.
///
/// What may be left out of a query gets its example beside the value (`examples` of its schema): interfaces fill in
/// the `example` of a parameter, and a list that is narrowed by everything at once shows nothing.
final class Examples implements OpenApiCustomizer {

    private final Words words;
    private final Words titles;

    /// @param titles what parameters are, by their names
    Examples(Words words, Words titles) {
        this.words = words;
        this.titles = titles;
    }

    @Override
    public void customise(OpenAPI document) {
        document.getComponents()
                .getSchemas()
                .forEach((owner, schema) ->
                        Schemas.properties(schema).forEach((name, property) -> complete(owner, name, property)));
        document.getPaths()
                .forEach((path, item) -> item.readOperations().stream()
                        .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                        .flatMap(List::stream)
                        .filter(parameter -> parameter.getSchema() != null)
                        .forEach(parameter -> complete(path, parameter)));
    }

    private void complete(String owner, String name, Schema<?> property) {
        if (property.getExample() != null) {
            property.setExample(typed(property, property.getExample()));
        } else if (property.getItems() != null) {
            complete(owner, name, property.getItems());
        } else if (property.get$ref() == null && property.getExamples() == null) {
            Optional.ofNullable(example(owner, name, property)).ifPresent(property::setExample);
        }
    }

    private void complete(String path, Parameter parameter) {
        var name = parameter.getName();
        var schema = parameter.getSchema();
        if (parameter.getDescription() == null) {
            parameter.setDescription(titles.find(path, name));
        }
        if (parameter.getExample() != null) {
            parameter.setExample(typed(schema, parameter.getExample()));
        } else if (schema.getExample() != null) {
            schema.setExample(typed(schema, schema.getExample()));
        } else if (Boolean.TRUE.equals(parameter.getRequired())) {
            Optional.ofNullable(example(path, name, schema)).ifPresent(parameter::setExample);
        } else {
            setExamples(schema, example(path, name, schema));
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own
    private static void setExamples(Schema schema, @Nullable Object example) {
        if (example != null) {
            schema.setExamples(List.of(example));
        }
    }

    private @Nullable Object example(String owner, String name, Schema<?> schema) {
        if (schema.getItems() != null) {
            var item = example(owner, name, schema.getItems());
            return item == null ? null : List.of(item);
        }
        var word = words.find(owner, name);
        var read = word == null ? null : Values.read(schema, word);
        return read == null ? Values.any(schema) : read;
    }

    /// Annotations hold every example as a text, of which the model makes a number wherever it looks like one.
    private static Object typed(Schema<?> schema, Object example) {
        var read = example instanceof JsonNode node && node.isContainerNode()
                ? null
                : Values.read(schema, example instanceof JsonNode node ? node.asText() : String.valueOf(example));
        return read == null ? example : read;
    }
}
