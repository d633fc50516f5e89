package dangjian.gateway.password;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;

/// A password (口令) as somebody typed it; never shows itself in a log or a message.
@Schema(type = "string", format = "password", example = "Lantern-2026-river")
public record Password(@JsonValue String text) {

    /// @throws Problem for half of a surrogate pair, which no hash can be made of
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.invalid("request.text");
        }
    }

    @Override
    public String toString() {
        return "******";
    }
}
