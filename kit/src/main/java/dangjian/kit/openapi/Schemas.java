package dangjian.kit.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How schemas of an OpenAPI 3.1 document are read, whose model serves several versions.
final class Schemas {

    private Schemas() {}

    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static @Nullable Schema<?> referred(Schema<?> schema, Components components) {
        return components.getSchemas().get(name(schema.get$ref()));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own
    static Map<String, Schema<?>> properties(Schema<?> schema) {
        return schema.getProperties() == null ? Map.of() : (Map) schema.getProperties();
    }

    /// The one type besides null; empty when anything will do.
    static String type(Schema<?> schema) {
        if (schema.getTypes() == null) {
            return schema.getType() == null ? "" : schema.getType();
        }
        return schema.getTypes().stream()
                .filter(type -> !type.equals("null"))
                .findFirst()
                .orElse("");
    }
}
