package dangjian.kit.web;

import org.springframework.http.HttpStatus;

/// The kinds of rejection and the HTTP status each one answers with.
public enum Kind {
    INVALID(HttpStatus.BAD_REQUEST),
    UNPROCESSABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    CONFLICT(HttpStatus.CONFLICT),
    GONE(HttpStatus.GONE),
    STALE(HttpStatus.PRECONDITION_FAILED),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    Kind(HttpStatus status) {
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
