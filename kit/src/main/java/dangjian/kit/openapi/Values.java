package dangjian.kit.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of the type that a schema has.
final class Values {

    private static final String ID = "01999999-0000-7000-8000-000000000001";
    private static final String DAY = "2026-06-30";

    private Values() {}

    /// What a text means as a value of this schema; null when it is none.
    static @Nullable Object read(Schema<?> schema, String text) {
        if (schema.getEnum() != null) {
            return schema.getEnum().stream()
                    .filter(constant -> String.valueOf(constant).equals(text))
                    .findFirst()
                    .orElse(null);
        }
        try {
            return switch (Schemas.type(schema)) {
                case "boolean" -> text.matches("true|false") ? Boolean.valueOf(text) : null;
                case "integer" -> Long.valueOf(text);
                case "number" -> new BigDecimal(text);
                case "string" -> readText(schema.getFormat(), text);
                default -> Json.mapper().readTree(text);
            };
        } catch (IllegalArgumentException | DateTimeException | JsonProcessingException _) {
            return null; // the word means something else here
        }
    }

    private static String readText(@Nullable String format, String text) {
        return switch (format) {
            case "uuid" -> UUID.fromString(text).toString();
            case "date" -> LocalDate.parse(text).toString();
            case "date-time" -> Instant.parse(text).toString();
            case null, default -> text;
        };
    }

    /// Any value of this schema; null when its type does not tell what one looks like.
    static @Nullable Object any(Schema<?> schema) {
        if (schema.getEnum() != null) {
            return schema.getEnum().getFirst();
        }
        return switch (Schemas.type(schema)) {
            case "boolean" -> false;
            case "integer" -> schema.getMinimum() == null ? BigDecimal.ONE : schema.getMinimum();
            case "number" -> BigDecimal.ONE;
            case "string" -> anyText(schema.getFormat());
            default -> null;
        };
    }

    private static @Nullable String anyText(@Nullable String format) {
        return switch (format) {
            case "uuid" -> ID;
            case "date" -> DAY;
            case "date-time" -> DAY + "T01:30:00Z";
            case null, default -> null;
        };
    }
}
