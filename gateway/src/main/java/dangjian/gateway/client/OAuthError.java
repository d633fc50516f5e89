package dangjian.gateway.client;

import org.springframework.http.HttpStatus;

/// A refusal of the token endpoint in the words of RFC 6749 5.2.
final class OAuthError extends RuntimeException {

    private final String error;

    private OAuthError(String error, String description) {
        super(description, null, false, false);
        this.error = error;
    }

    /// One answer for every wrong credential: nobody learns whether the client exists.
    static OAuthError invalidClient() {
        return new OAuthError("invalid_client", "Client authentication failed.");
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError("invalid_request", description);
    }

    static OAuthError invalidScope() {
        return new OAuthError("invalid_scope", "The scope is unknown, malformed, or exceeds what is granted.");
    }

    static OAuthError unsupportedGrant() {
        return new OAuthError("unsupported_grant_type", "Only client_credentials is supported.");
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    HttpStatus status() {
        return error.equals("invalid_client") ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST;
    }
}
