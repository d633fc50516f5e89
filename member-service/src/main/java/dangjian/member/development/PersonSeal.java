package dangjian.member.development;

import dangjian.kit.crypto.BlindIndex;
import dangjian.kit.crypto.FieldEncryption;
import java.util.HexFormat;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Encrypts what applicants say of themselves for the database and opens it again.
@Component
class PersonSeal {

    private static final String PERSON = "development_cases.person";
    private static final String ID_NUMBER = "development_cases.id_number";

    private final FieldEncryption encryption;
    private final BlindIndex blindIndex;
    private final ObjectMapper json;

    PersonSeal(FieldEncryption encryption, BlindIndex blindIndex, ObjectMapper json) {
        this.encryption = encryption;
        this.blindIndex = blindIndex;
        this.json = json;
    }

    Sealed seal(Applying person) {
        var number = Objects.requireNonNull(person.idNumber());
        return new Sealed(encryption.encrypt(PERSON, json.writeValueAsString(person)), index(number));
    }

    Applying open(byte[] cipher) {
        return json.readValue(encryption.decrypt(PERSON, cipher), Applying.class);
    }

    /// The blind index of an ID number in hexadecimal.
    String hex(String idNumber) {
        return HexFormat.of().formatHex(index(idNumber));
    }

    private byte[] index(String idNumber) {
        return blindIndex.of(ID_NUMBER, idNumber);
    }

    /// As it is stored.
    record Sealed(byte[] cipher, byte[] index) {}
}
