package dangjian.kit.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/// Who may call an endpoint: people by their roles, other systems by the scope of the endpoint's resource.
///
/// @param rules what stands at the endpoint's arguments
/// @param isPeopleOnly whether other systems stay out whatever their scopes are
public record Door(List<Allowed> rules, boolean isPeopleOnly) {

    private static final String API = "/api/v1/";
    private static final String SEARCHES = "/searches";

    public static Door of(HandlerMethod method) {
        var rules = Arrays.stream(method.getMethodParameters())
                .flatMap(parameter -> Stream.ofNullable(parameter.getParameterAnnotation(Allowed.class)))
                .toList();
        return new Door(
                rules,
                method.hasMethodAnnotation(PeopleOnly.class)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PeopleOnly.class));
    }

    boolean letsIn(Caller caller, ServerWebExchange exchange) {
        var client = caller.client();
        return client == null
                ? rules.stream().allMatch(rule -> caller.has(rule.value()))
                : letsIn(client, exchange.getRequest().getMethod(), pattern(exchange));
    }

    /// What only members or the platform's administrators may do, other systems may not.
    private boolean letsIn(ClientAccess client, HttpMethod method, String pattern) {
        if (!pattern.startsWith(API)) {
            return rules.isEmpty();
        }
        if (isPeopleOnly || rules.isEmpty() || !rules.stream().allMatch(Door::isAdministrative)) {
            return false;
        }
        var resource = pattern.substring(API.length()).split("/", 2)[0];
        return isReading(method, pattern) ? client.reads(resource) : client.writes(resource);
    }

    private static boolean isAdministrative(Allowed rule) {
        return rule.value().length == 0
                || Arrays.stream(rule.value()).anyMatch(role -> role != Role.MEMBER && !role.isPlatform());
    }

    /// A search that holds personal data is a `POST`, so that they stay out of addresses.
    private static boolean isReading(HttpMethod method, String pattern) {
        return method == HttpMethod.GET
                || method == HttpMethod.HEAD
                || method == HttpMethod.POST && pattern.endsWith(SEARCHES);
    }

    private static String pattern(ServerWebExchange exchange) {
        return exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof PathPattern pattern
                ? pattern.getPatternString()
                : API;
    }
}
