package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

class DoorTests {

    private static final Caller SYSTEM = new Caller(
            UUID.randomUUID(),
            "对接系统",
            List.of(),
            null,
            new ClientAccess(Set.of("toys:read", "toys:write"), List.of(UUID.randomUUID())));

    @ParameterizedTest
    @CsvSource({
        "administrative, GET,  /api/v1/toys,            true",
        "administrative, POST, /api/v1/toys/{id}/parts, true",
        "clients,        GET,  /api/v1/toys,            true",
        "members,        GET,  /api/v1/toys,            false",
        "platform,       GET,  /api/v1/toys,            false",
        "people,         GET,  /api/v1/toys,            false",
        "everybody,      GET,  /api/v1/toys,            false",
        "everybody,      GET,  /v3/api-docs,            true",
        "administrative, GET,  /api/v1/toysets,         false",
        "administrative, GET,  /api/v2/toys,            false",
    })
    void aSystemWithBothScopesOfAResourceGetsIn(String endpoint, String method, String pattern, boolean isIn)
            throws NoSuchMethodException {
        assertThat(letsIn(SYSTEM, endpoint, method, pattern)).isEqualTo(isIn);
    }

    @ParameterizedTest
    @CsvSource({"GET, toys:read", "POST, toys:write", "PUT, toys:write", "PATCH, toys:write", "DELETE, toys:write"})
    void eachMethodNeedsItsScope(String method, String scope) throws NoSuchMethodException {
        for (var held : List.of("toys:read", "toys:write")) {
            var caller =
                    new Caller(UUID.randomUUID(), "对接系统", List.of(), null, new ClientAccess(Set.of(held), List.of()));
            assertThat(letsIn(caller, "administrative", method, "/api/v1/toys/{id}"))
                    .isEqualTo(held.equals(scope));
        }
    }

    @ParameterizedTest
    @CsvSource({"toys:read, true", "toys:write, false"})
    void aSearchIsReadingThoughItIsPosted(String scope, boolean isIn) throws NoSuchMethodException {
        var caller = new Caller(UUID.randomUUID(), "对接系统", List.of(), null, new ClientAccess(Set.of(scope), List.of()));
        assertThat(letsIn(caller, "administrative", "POST", "/api/v1/toys/searches"))
                .isEqualTo(isIn);
    }

    private static boolean letsIn(Caller caller, String endpoint, String method, String pattern)
            throws NoSuchMethodException {
        var handler = new HandlerMethod(
                new Toys(),
                endpoint.equals("everybody")
                        ? Toys.class.getDeclaredMethod(endpoint)
                        : Toys.class.getDeclaredMethod(endpoint, Scope.class));
        var exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.valueOf(method), "/anything"));
        exchange.getAttributes()
                .put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, new PathPatternParser().parse(pattern));
        return Door.of(handler).letsIn(caller, exchange);
    }

    private static final class Toys {

        void administrative(@Allowed({Role.DISTRICT_ADMIN, Role.MEMBER}) Scope scope) {}

        void clients(@Allowed({}) Scope scope) {}

        void members(@Allowed(Role.MEMBER) Scope scope) {}

        void platform(@Allowed({Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN}) Scope scope) {}

        @PeopleOnly("a test")
        void people(@Allowed(Role.DISTRICT_ADMIN) Scope scope) {}

        void everybody() {}
    }
}
