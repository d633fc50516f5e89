package dangjian.kit.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Schemas of records, true to their components: what may be absent is `@Nullable` or an [Optional], has a default or
/// is left out when it is empty; everything else is required.
final class RecordSchemas extends ModelResolver {

    RecordSchemas(ObjectMapper json) {
        super(json, new SchemaNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var schema = super.resolve(type, context, others);
        var raw = type.getType() == null
                ? Object.class
                : objectMapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord() && raw.getName().startsWith("dangjian.")) {
            var described = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(nameOf(schema.get$ref()));
            if (described != null && described.getProperties() != null) {
                Arrays.stream(raw.getRecordComponents())
                        .filter(RecordSchemas::isRequired)
                        .map(RecordSchemas::nameOf)
                        .filter(described.getProperties()::containsKey)
                        .forEach(name -> require(described, name));
            }
        }
        return schema;
    }

    private static void require(Schema<?> schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType() != Optional.class
                && annotation(component, JsonUnwrapped.class) == null
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !hasDefault(component)
                && !isLeftOutWhenEmpty(component);
    }

    private static boolean hasDefault(RecordComponent component) {
        var schema = annotation(component, io.swagger.v3.oas.annotations.media.Schema.class);
        return schema != null
                && (schema.requiredMode() == RequiredMode.NOT_REQUIRED
                        || !schema.defaultValue().isEmpty());
    }

    private static boolean isLeftOutWhenEmpty(RecordComponent component) {
        var own = annotation(component, JsonInclude.class);
        var inclusion = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return inclusion != null
                && inclusion.value() == JsonInclude.Include.NON_EMPTY
                && List.of(Collection.class, Map.class, CharSequence.class).stream()
                        .anyMatch(type -> type.isAssignableFrom(component.getType()));
    }

    private static String nameOf(RecordComponent component) {
        var property = annotation(component, JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }

    /// Annotations that may not stand at a component itself stand at its field.
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(type);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String nameOf(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
