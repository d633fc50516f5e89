package dangjian.activity.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a branch is asked to hold a kind of activity, and if not why (应开展 or 免除).
///
/// @param reason message code of the exemption
record Duty(boolean isRequired, @Nullable String reason, List<Object> arguments) {

    static Duty asked() {
        return new Duty(true, null, List.of());
    }

    static Duty free(String reason, Object... arguments) {
        return new Duty(false, reason, List.of(arguments));
    }
}
