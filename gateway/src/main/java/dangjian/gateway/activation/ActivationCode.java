package dangjian.gateway.activation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.SecureRandom;
import java.util.Locale;

/// What a member activates the own account with (激活码): 60 random bits in letters and digits that nobody confuses.
@Schema(type = "string", example = "7K2Q-X4M9-TB3W")
record ActivationCode(@JsonValue String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    ActivationCode {}

    static ActivationCode random() {
        var text = new StringBuilder();
        for (var place = 0; place < LENGTH; place++) {
            if (place > 0 && place % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ActivationCode(text.toString());
    }

    /// As it was made, however it was typed.
    String normalised() {
        return text.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    @Override
    public String toString() {
        return "******";
    }
}
