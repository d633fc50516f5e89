package dangjian.member.roster;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a record tells beyond its 16 basic fields (补充信息), apart from what must be encrypted.
record Particulars(Map<RosterField, String> values) {

    static final Particulars NONE = new Particulars(Map.of());

    private static final Set<RosterField> OF_A_MEMBERSHIP = EnumSet.of(
            RosterField.MEMBERSHIP_CORRECTION,
            RosterField.LOST_CIRCUMSTANCE,
            RosterField.ENTRY_TYPE,
            RosterField.ADMISSION_TYPE,
            RosterField.CONFIRMATION,
            RosterField.JOINED_BRANCH,
            RosterField.PROBATION_EXTENDED_TO,
            RosterField.VANGUARD_POST);

    Particulars {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /// Reads what is stored by property; a field that no longer exists is left out.
    static Particulars stored(Map<String, String> texts) {
        var values = new EnumMap<RosterField, String>(RosterField.class);
        texts.forEach((property, text) -> {
            var field = RosterField.particular(property);
            if (field != null) {
                values.put(field, text);
            }
        });
        return new Particulars(values);
    }

    /// With another value of a field, or without one.
    Particulars with(RosterField field, @Nullable String value) {
        var values = new HashMap<>(this.values);
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
        return new Particulars(values);
    }

    /// Without what was said of a membership that is over.
    Particulars ofThePerson() {
        var values = new HashMap<>(this.values);
        values.keySet().removeAll(OF_A_MEMBERSHIP);
        return new Particulars(values);
    }

    /// The values by property, as they are stored.
    Map<String, String> byProperty() {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((field, text) -> texts.put(field.property(), text));
        return texts;
    }

    /// The months by which the length of membership is corrected (党龄校正值).
    int membershipCorrection() {
        return Integer.parseInt(values.getOrDefault(RosterField.MEMBERSHIP_CORRECTION, "0"));
    }

    /// How somebody was admitted (入党类型); empty where it is not told.
    String admissionType() {
        return values.getOrDefault(RosterField.ADMISSION_TYPE, "");
    }

    /// The values as they go out, personal ones masked.
    Map<String, Object> view(PersonalData personal, CodeBook book) {
        var view = new LinkedHashMap<String, Object>();
        for (var field : RosterField.particulars()) {
            var value = value(field, personal, book);
            if (value != null) {
                view.put(field.property(), value);
            }
        }
        return view;
    }

    private @Nullable Object value(RosterField field, PersonalData personal, CodeBook book) {
        var secret = PersonalField.of(field);
        if (secret != null) {
            return personal.masked(secret);
        }
        var value = values.get(field);
        return value == null ? null : Objects.requireNonNull(field.kind()).show(value, book);
    }
}
