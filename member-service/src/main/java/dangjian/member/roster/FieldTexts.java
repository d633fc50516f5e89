package dangjian.member.roster;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the fields of a record as texts and leaves out what is unknown.
final class FieldTexts {

    private final Map<RosterField, String> texts = new EnumMap<>(RosterField.class);

    FieldTexts with(RosterField field, @Nullable Object value) {
        if (value != null) {
            texts.put(field, value.toString());
        }
        return this;
    }

    Map<RosterField, String> texts() {
        return texts;
    }
}
