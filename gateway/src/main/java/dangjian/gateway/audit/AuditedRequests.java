package dangjian.gateway.audit;

import dangjian.gateway.path.KnownPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String UNKNOWN = " {unknown}";
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

    /// Method and path, with `{id}` for ids and `{…}` for whatever else is no word of the platform's; of a path that it
    /// does not know at all, nothing.
    static String action(HttpMethod method, KnownPath path) {
        return path.isUnknown()
                ? method.name() + UNKNOWN
                : IntStream.range(0, Math.min(path.segments().size(), LONGEST))
                        .mapToObj(segment -> told(path, segment))
                        .collect(Collectors.joining("/", method.name() + " /", ""));
    }

    /// The ids among the segments of a path.
    static List<UUID> objects(Stream<String> segments) {
        return segments.filter(segment -> UUID_TEXT.matcher(segment).matches())
                .limit(LONGEST)
                .map(UUID::fromString)
                .toList();
    }

    private static String told(KnownPath path, int place) {
        var segment = path.segments().get(place);
        if (path.isWord(place)) {
            return segment;
        }
        return UUID_TEXT.matcher(segment).matches() ? "{id}" : "{…}";
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
            return (method == null || method.equals(asked) || isHead(asked)) && path.matches(where);
        }

        /// Whoever answers a GET answers a HEAD.
        private boolean isHead(HttpMethod asked) {
            return HttpMethod.GET.equals(method) && HttpMethod.HEAD.equals(asked);
        }
    }
}
