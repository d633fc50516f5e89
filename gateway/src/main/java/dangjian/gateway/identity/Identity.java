package dangjian.gateway.identity;

import dangjian.kit.crypto.BlindIndex;
import java.util.Objects;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Who somebody is at a provider: issuer and subject, the only pair that stays the same (OpenID Connect Core 5.7).
///
/// @param subject a keyed hash: some providers take an ID number or a phone for it
record Identity(String issuer, byte[] subject) {

    static Identity of(OidcUser user, BlindIndex index) {
        var issuer = Objects.requireNonNull(user.getIssuer()).toString();
        return new Identity(issuer, index.of("identity.subject " + issuer, Objects.requireNonNull(user.getSubject())));
    }
}
