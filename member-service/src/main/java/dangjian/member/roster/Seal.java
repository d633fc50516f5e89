package dangjian.member.roster;

import dangjian.kit.crypto.BlindIndex;
import dangjian.kit.crypto.FieldEncryption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Encrypts personal data for the database and opens them again.
@Component
class Seal {

    /// The fields that share one column.
    private static final Set<PersonalField> UNSEARCHED =
            EnumSet.of(PersonalField.HOUSEHOLD, PersonalField.RESIDENCE, PersonalField.HARDSHIP);

    private final FieldEncryption encryption;
    private final BlindIndex blindIndex;

    Seal(FieldEncryption encryption, BlindIndex blindIndex) {
        this.encryption = encryption;
        this.blindIndex = blindIndex;
    }

    SealedData seal(PersonalData data) {
        var number = data.idNumber().number();
        var phone = data.phone();
        return new SealedData(
                encryption.encrypt(PersonalField.ID_NUMBER.cipherName(), number),
                index(PersonalField.ID_NUMBER, number),
                cipher(PersonalField.PHONE, phone),
                phone == null ? null : index(PersonalField.PHONE, phone),
                cipher(PersonalField.ADDRESS, data.clear(PersonalField.ADDRESS)),
                unsearched(data));
    }

    PersonalData open(SealedData sealed) {
        var further = new EnumMap<PersonalField, String>(PersonalField.class);
        open(PersonalField.PHONE, sealed.phoneCipher(), further);
        open(PersonalField.ADDRESS, sealed.addressCipher(), further);
        sealed.sealed().forEach((field, cipher) -> open(field, cipher, further));
        return new PersonalData(
                new CitizenId(encryption.decrypt(PersonalField.ID_NUMBER.cipherName(), sealed.idNumberCipher())),
                further);
    }

    /// By which a normalised value is found.
    byte[] index(PersonalField field, String normalised) {
        return blindIndex.of(field.cipherName(), normalised);
    }

    private Map<PersonalField, byte[]> unsearched(PersonalData data) {
        var ciphers = new EnumMap<PersonalField, byte[]>(PersonalField.class);
        data.further().forEach((field, text) -> {
            if (UNSEARCHED.contains(field)) {
                ciphers.put(field, encryption.encrypt(field.cipherName(), text));
            }
        });
        return ciphers;
    }

    private byte @Nullable [] cipher(PersonalField field, @Nullable String plain) {
        return plain == null ? null : encryption.encrypt(field.cipherName(), plain);
    }

    private void open(PersonalField field, byte @Nullable [] cipher, Map<PersonalField, String> opened) {
        if (cipher != null) {
            opened.put(field, encryption.decrypt(field.cipherName(), cipher));
        }
    }
}
