package dangjian.member.roster;

import dangjian.kit.crypto.Masking;
import dangjian.kit.sheet.PhoneText;
import org.jspecify.annotations.Nullable;

/// What is stored encrypted and goes out masked.
record PersonalData(
        CitizenId idNumber,
        @Nullable String phone,
        @Nullable String address) {

    /// A field in clear, or nothing when it is unknown.
    @Nullable
    String clear(PersonalField field) {
        return switch (field) {
            case ID_NUMBER -> idNumber.number();
            case PHONE -> phone;
            case ADDRESS -> address;
        };
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
            case ADDRESS -> Masking.address(clear);
        };
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "PersonalData";
    }
}
