package dangjian.member.roster;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Personal data as they are stored: ciphertexts, and blind indexes of what must be found.
///
/// @param sealed ciphertexts of what nobody searches, by name of the field
record SealedData(
        byte[] idNumberCipher,
        byte[] idNumberIndex,
        byte @Nullable [] phoneCipher,
        byte @Nullable [] phoneIndex,
        byte @Nullable [] addressCipher,
        Map<PersonalField, byte[]> sealed) {

    /// The blind index of the ID number in hexadecimal, as the register is asked for it.
    String idNumberHex() {
        return hex(idNumberIndex);
    }

    static String hex(byte[] index) {
        return HexFormat.of().formatHex(index);
    }
}
