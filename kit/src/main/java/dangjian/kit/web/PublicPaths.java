package dangjian.kit.web;

import java.util.Arrays;
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
        var matchers = Arrays.stream(requests)
                .<ServerWebExchangeMatcher>map(request -> {
                    var space = request.indexOf(' ');
                    return new PathPatternParserServerWebExchangeMatcher(
                            request.substring(space + 1), HttpMethod.valueOf(request.substring(0, space)));
                })
                .toList();
        return new OrServerWebExchangeMatcher(matchers);
    }
}
