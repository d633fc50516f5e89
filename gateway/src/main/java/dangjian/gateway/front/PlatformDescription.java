package dangjian.gateway.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.ObjectMapper;

/// The text of the document of the whole platform, at most a minute old and made by one request for all that wait
/// for it: anybody may ask, and asking must cost neither the services nor the gateway much. What cannot be made is
/// asked for again by the next.
@Component
class PlatformDescription {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String WHOLE = "platform";

    private final ServiceDocuments documents;
    private final PlatformDocument platform;
    private final ObjectMapper json;
    private final Cache<String, Mono<Text>> recent =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    PlatformDescription(ServiceDocuments documents, PlatformDocument platform, ObjectMapper json) {
        this.documents = documents;
        this.platform = platform;
        this.json = json;
    }

    Mono<Text> recent(ServerHttpRequest request) {
        return recent.get(
                WHOLE,
                _ -> make(request).doOnError(_ -> recent.invalidate(WHOLE)).cache());
    }

    private Mono<Text> make(ServerHttpRequest request) {
        return documents
                .openApi(request)
                .publishOn(Schedulers.boundedElastic())
                .map(platform::of)
                .map(json::writeValueAsBytes)
                .map(Text::of);
    }

    /// What is sent, and by which tag those recognise it who have it already.
    record Text(byte[] bytes, String tag) {

        static Text of(byte[] bytes) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Text(bytes, "\"%s\"".formatted(HexFormat.of().formatHex(hash)));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
