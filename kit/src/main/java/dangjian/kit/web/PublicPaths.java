package dangjian.kit.web;

import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The few requests that need no token, as `METHOD /path` each.
public record PublicPaths(String... requests) {

    public static PublicPaths of(String... requests) {
        return new PublicPaths(requests);
    }

    ServerWebExchangeMatcher matcher() {
        var open = Arrays.stream(requests).map(Open::of).toList();
        return exchange -> open.stream().anyMatch(one -> one.matches(exchange.getRequest()))
                ? MatchResult.match()
                : MatchResult.notMatch();
    }

    private record Open(HttpMethod method, PathPattern path) {

        static Open of(String request) {
            var space = request.indexOf(' ');
            return new Open(
                    HttpMethod.valueOf(request.substring(0, space)),
                    PathPatternParser.defaultInstance.parse(request.substring(space + 1)));
        }

        boolean matches(ServerHttpRequest request) {
            return isFor(request.getMethod()) && path.matches(request.getPath().pathWithinApplication());
        }

        /// Whoever may GET may ask for the HEAD of it.
        private boolean isFor(HttpMethod asked) {
            return method.equals(asked) || method == HttpMethod.GET && asked == HttpMethod.HEAD;
        }
    }
}
