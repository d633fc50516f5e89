package dangjian.member.roster;

import dangjian.kit.crypto.BlindIndex;
import dangjian.kit.crypto.FieldEncryption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Encrypts personal data for the database and opens them again.
@Component
class Seal {

    private final FieldEncryption encryption;
    private final BlindIndex blindIndex;

    Seal(FieldEncryption encryption, BlindIndex blindIndex) {
        this.encryption = encryption;
        this.blindIndex = blindIndex;
    }

    SealedData seal(PersonalData data) {
        var number = data.idNumber().number();
        return new SealedData(
                encryption.encrypt(PersonalField.ID_NUMBER.cipherName(), number),
                index(PersonalField.ID_NUMBER, number),
                cipher(PersonalField.PHONE, data.phone()),
                data.phone() == null ? null : index(PersonalField.PHONE, data.phone()),
                cipher(PersonalField.ADDRESS, data.address()));
    }

    PersonalData open(SealedData sealed) {
        return new PersonalData(
                new CitizenId(encryption.decrypt(PersonalField.ID_NUMBER.cipherName(), sealed.idNumberCipher())),
                plain(PersonalField.PHONE, sealed.phoneCipher()),
                plain(PersonalField.ADDRESS, sealed.addressCipher()));
    }

    /// By which a normalised value is found.
    byte[] index(PersonalField field, String normalised) {
        return blindIndex.of(field.cipherName(), normalised);
    }

    private byte @Nullable [] cipher(PersonalField field, @Nullable String plain) {
        return plain == null ? null : encryption.encrypt(field.cipherName(), plain);
    }

    private @Nullable String plain(PersonalField field, byte @Nullable [] cipher) {
        return cipher == null ? null : encryption.decrypt(field.cipherName(), cipher);
    }
}
