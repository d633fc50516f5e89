package dangjian.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an app hands over when somebody has come back from a provider.
///
/// @param signIn the sign-in it belongs to
/// @param iss as the provider has named itself, if it has
/// @param verifier the secret of the app that began; nobody else knows it
record IdentityAnswer(
        UUID signIn, String code, String state, @Nullable String iss, String verifier) {

    /// What the app gave when it began: the hash of its verifier.
    String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "IdentityAnswer[%s]".formatted(signIn);
    }
}
