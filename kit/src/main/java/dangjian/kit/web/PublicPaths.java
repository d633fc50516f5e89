package dangjian.kit.web;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

/// The few requests that need no token, as `METHOD /path` each.
public record PublicPaths(String... requests) {

    public static PublicPaths of(String... requests) {
        return new PublicPaths(requests);
    }

    ServerWebExchangeMatcher matcher() {
        if (requests.length == 0) {
            return exchange -> ServerWebExchangeMatcher.MatchResult.notMatch();
        }
        var matchers = Arrays.stream(requests).flatMap(PublicPaths::matchers).toList();
        return new OrServerWebExchangeMatcher(matchers);
    }

    /// Whoever may GET may ask for the HEAD of it.
    private static Stream<ServerWebExchangeMatcher> matchers(String request) {
        var space = request.indexOf(' ');
        var method = HttpMethod.valueOf(request.substring(0, space));
        var methods = method == HttpMethod.GET ? Stream.of(method, HttpMethod.HEAD) : Stream.of(method);
        return methods.map(each -> new PathPatternParserServerWebExchangeMatcher(request.substring(space + 1), each));
    }
}
