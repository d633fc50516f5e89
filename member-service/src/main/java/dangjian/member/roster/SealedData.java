package dangjian.member.roster;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Personal data as they are stored: ciphertexts, and blind indexes of what must be found.
record SealedData(
        byte[] idNumberCipher,
        byte[] idNumberIndex,
        byte @Nullable [] phoneCipher,
        byte @Nullable [] phoneIndex,
        byte @Nullable [] addressCipher) {

    /// The blind index of the ID number in hexadecimal, as the register is asked for it.
    String idNumberHex() {
        return hex(idNumberIndex);
    }

    static String hex(byte[] index) {
        return HexFormat.of().formatHex(index);
    }
}
