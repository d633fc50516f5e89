package dangjian.kit.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import dangjian.kit.web.Problem;

/// What becomes of the valid rows of a sheet that also has faulty ones.
public enum ImportMode {
    ALL_OR_NOTHING("all-or-nothing"),
    VALID_ROWS("valid-rows");

    private final String label;

    ImportMode(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    static ImportMode parse(String text) {
        for (var mode : values()) {
            if (mode.label.equals(text)) {
                return mode;
            }
        }
        throw Problem.invalid("request.invalid").at("mode", "import.mode");
    }
}
