package dangjian.gateway.session;

import java.util.UUID;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Whose access token a request carries, and of which session.
record SignedIn(UUID account, UUID session) {

    static SignedIn of(JwtAuthenticationToken token) {
        return new SignedIn(
                UUID.fromString(token.getName()),
                UUID.fromString(token.getToken().getClaimAsString(AccessTokens.SESSION)));
    }
}
