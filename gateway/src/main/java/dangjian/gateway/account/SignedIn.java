package dangjian.gateway.account;

import java.util.UUID;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Whose access token a request carries, and of which session.
public record SignedIn(UUID account, UUID session) {

    /// The claim that names the session.
    public static final String SESSION = "sid";

    public static SignedIn of(JwtAuthenticationToken token) {
        return new SignedIn(
                UUID.fromString(token.getName()),
                UUID.fromString(token.getToken().getClaimAsString(SESSION)));
    }
}
