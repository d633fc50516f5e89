package dangjian.activity.meeting;

import dangjian.kit.crypto.FieldEncryption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes, keeps and forgets the secrets behind rotating codes.
@Component
class CheckInSecrets {

    private static final String FIELD = "activity.check-in-secret";
    private static final int LENGTH = 32;

    private final CheckInSecretRepository repository;
    private final FieldEncryption encryption;
    private final CheckInProperties properties;
    private final SecureRandom random = new SecureRandom();

    CheckInSecrets(CheckInSecretRepository repository, FieldEncryption encryption, CheckInProperties properties) {
        this.repository = repository;
        this.encryption = encryption;
        this.properties = properties;
    }

    Mono<Void> make(UUID activity, Instant now) {
        return Mono.defer(() -> {
            var secret = new byte[LENGTH];
            random.nextBytes(secret);
            var text = Base64.getEncoder().encodeToString(secret);
            return repository.keep(activity, encryption.encrypt(FIELD, text), now);
        });
    }

    /// Empty while check-in is not open.
    Mono<CheckInCodes> codes(UUID activity) {
        return repository
                .find(activity)
                .map(kept -> new CheckInCodes(
                        activity,
                        Base64.getDecoder().decode(encryption.decrypt(FIELD, kept.secret())),
                        kept.openedAt(),
                        properties.codeLasts()));
    }

    Mono<Void> forget(UUID activity) {
        return repository.delete(activity);
    }
}
