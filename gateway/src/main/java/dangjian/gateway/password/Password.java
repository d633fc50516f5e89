package dangjian.gateway.password;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;

/// A password (口令) as somebody typed it; never shows itself in a log or a message.
@Schema(type = "string", format = "password", example = "Lantern-2026-river")
public record Password(@JsonValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {}

    @Override
    public String toString() {
        return "******";
    }
}
