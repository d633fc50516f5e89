package dangjian.gateway.factor;

import dangjian.kit.crypto.BlindIndex;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Makes recovery codes (恢复码) and what the database keeps of them.
@Component
final class RecoveryCodes {

    private static final int NUMBER = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();
    private final BlindIndex index;

    RecoveryCodes(BlindIndex index) {
        this.index = index;
    }

    /// Ten new codes of 80 bits each.
    List<String> make() {
        return Stream.generate(this::one).limit(NUMBER).toList();
    }

    byte[] hash(UUID account, FactorCode code) {
        return index.of("recovery-code", account + ":" + code.normalised());
    }

    private String one() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base32.encode(bytes).replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
