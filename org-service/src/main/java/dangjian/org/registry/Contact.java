package dangjian.org.registry;

import dangjian.kit.crypto.Masking;
import dangjian.kit.sheet.PhoneText;
import org.jspecify.annotations.Nullable;

/// Who answers for an organisation; the phone is personal data.
record Contact(
        @Nullable String secretaryName,
        @Nullable String contactName,
        @Nullable String phone) {

    @Nullable
    String maskedName() {
        return contactName == null ? null : Masking.name(contactName);
    }

    @Nullable
    String maskedPhone() {
        if (phone == null) {
            return null;
        }
        return PhoneText.isMobile(phone) ? Masking.mobile(phone) : Masking.landline(phone);
    }

    /// Never the phone.
    @Override
    public String toString() {
        return "Contact[secretaryName=%s]".formatted(secretaryName);
    }
}
