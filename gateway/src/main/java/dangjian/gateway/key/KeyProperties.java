package dangjian.gateway.key;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The private keys of access tokens.
///
/// @param signingKeys P-256 keys as PKCS #8 (PEM, or its base64 without the lines around it), as JWK, or as `file:` and
/// the path of either; all are published, and a JWK's `nbf` and `exp` say when it signs and when it is withdrawn
@ConfigurationProperties("dangjian.gateway")
record KeyProperties(@DefaultValue List<String> signingKeys) {

    @Override
    public String toString() {
        return "%d signing keys".formatted(signingKeys.size());
    }
}
