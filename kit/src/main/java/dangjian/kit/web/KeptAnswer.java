package dangjian.kit.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// An answer kept under an idempotency key.
record KeptAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        byte[] body) {

    Mono<Void> writeTo(ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        var headers = response.getHeaders();
        set(headers, HttpHeaders.CONTENT_TYPE, contentType);
        set(headers, HttpHeaders.LOCATION, location);
        set(headers, HttpHeaders.ETAG, etag);
        if (body.length == 0) {
            return response.setComplete();
        }
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static void set(HttpHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.set(name, value);
        }
    }
}
