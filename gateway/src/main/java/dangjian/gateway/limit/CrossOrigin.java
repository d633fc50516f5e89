package dangjian.gateway.limit;

import dangjian.gateway.FilterOrder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;

/// Answers browsers that ask for a page of another origin (CORS): only for listed origins, and never with cookies.
@Component
class CrossOrigin extends CorsWebFilter implements Ordered {

    CrossOrigin(CorsProperties properties) {
        super(exchange -> configuration(properties.origins()));
    }

    @Override
    public int getOrder() {
        return FilterOrder.CROSS_ORIGIN.place();
    }

    private static @Nullable CorsConfiguration configuration(List<String> origins) {
        if (origins.isEmpty()) {
            return null;
        }
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(origins);
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        configuration.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.ACCEPT_LANGUAGE,
                "Idempotency-Key",
                "Last-Event-ID"));
        configuration.setExposedHeaders(List.of(
                HttpHeaders.ETAG,
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.CONTENT_DISPOSITION,
                "RateLimit",
                "RateLimit-Policy"));
        configuration.setMaxAge(Duration.ofHours(1));
        return configuration;
    }
}
