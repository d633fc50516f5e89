package dangjian.gateway.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Which requests are audited, and what is told of them: never a body, a parameter or a word that somebody typed.
@Component
class AuditedRequests {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern WORD = Pattern.compile("\\.?[a-z][a-z0-9.-]{0,39}|v\\d");
    private static final int LONGEST = 12;

    private final List<Rule> rules = new ArrayList<>();

    AuditedRequests(AuditProperties properties) {
        properties
                .requests()
                .forEach((kind, requests) -> requests.forEach(request -> rules.add(Rule.of(kind, request))));
    }

    /// The kind of a request; null when it leaves no trace.
    @Nullable
    AuditKind kind(ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        for (var rule : rules) {
            if (rule.matches(request.getMethod(), path)) {
                return rule.kind();
            }
        }
        return SAFE.contains(request.getMethod()) ? null : AuditKind.WRITE;
    }

    /// Method and path, with `{id}` for ids and `{…}` for whatever else is no word of ours.
    static String action(ServerHttpRequest request) {
        var action = new StringBuilder(request.getMethod().name()).append(' ');
        segments(request.getPath().value())
                .limit(LONGEST)
                .forEach(segment -> action.append('/')
                        .append(
                                UUID_TEXT.matcher(segment).matches()
                                        ? "{id}"
                                        : WORD.matcher(segment).matches() ? segment : "{…}"));
        return action.toString();
    }

    /// The ids in a path.
    static List<UUID> objects(String path) {
        return segments(path)
                .filter(segment -> UUID_TEXT.matcher(segment).matches())
                .limit(LONGEST)
                .map(UUID::fromString)
                .toList();
    }

    private static Stream<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty());
    }

    /// One line of the configuration.
    private record Rule(AuditKind kind, @Nullable HttpMethod method, PathPattern path) {

        static Rule of(AuditKind kind, String request) {
            var space = request.indexOf(' ');
            var method = request.substring(0, space);
            return new Rule(
                    kind,
                    method.equals("*") ? null : HttpMethod.valueOf(method),
                    PathPatternParser.defaultInstance.parse(request.substring(space + 1)));
        }

        boolean matches(HttpMethod asked, PathContainer where) {
            return (method == null || method.equals(asked)) && path.matches(where);
        }
    }
}
