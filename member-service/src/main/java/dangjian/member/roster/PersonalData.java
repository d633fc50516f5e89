package dangjian.member.roster;

import dangjian.kit.crypto.Masking;
import dangjian.kit.sheet.PhoneText;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is stored encrypted and goes out masked.
///
/// @param further whatever is known besides the ID number
record PersonalData(CitizenId idNumber, Map<PersonalField, String> further) {

    private static final String HIDDEN = "***";

    PersonalData {
        further = further.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(further));
    }

    @Nullable
    String phone() {
        return further.get(PersonalField.PHONE);
    }

    /// A field in clear, or nothing when it is unknown.
    @Nullable
    String clear(PersonalField field) {
        return field == PersonalField.ID_NUMBER ? idNumber.number() : further.get(field);
    }

    /// A field as it may be shown to everybody who sees the record.
    @Nullable
    String masked(PersonalField field) {
        var clear = clear(field);
        return clear == null ? null : mask(field, clear);
    }

    static String mask(PersonalField field, String clear) {
        return switch (field) {
            case ID_NUMBER -> Masking.idNumber(clear);
            case PHONE -> PhoneText.isMobile(clear) ? Masking.mobile(clear) : Masking.landline(clear);
            case ADDRESS, HOUSEHOLD, RESIDENCE -> Masking.address(clear);
            case HARDSHIP -> HIDDEN;
        };
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "PersonalData";
    }
}
