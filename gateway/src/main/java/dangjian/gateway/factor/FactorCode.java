package dangjian.gateway.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/// A one-time code or a recovery code as somebody typed it; never shows itself in a log or a message.
@Schema(type = "string", example = "287082", description = "六位动态口令，或一个恢复码")
public record FactorCode(@JsonValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FactorCode {}

    /// Without the blanks and dashes that people put between groups.
    String normalised() {
        return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    boolean isTimed() {
        return normalised().matches("\\d{" + Totp.DIGITS + "}");
    }

    @Override
    public String toString() {
        return "******";
    }
}
