package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import dangjian.gateway.RawHttp;
import dangjian.gateway.ToyService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What somebody without a token reaches, and how often.
@GatewayTest
@TestPropertySource(
        properties = {"dangjian.gateway.public-rate.per-address=50", "dangjian.gateway.route.trusted-proxies=127.0.0.1"
        })
class PublicRouteIT {

    private final WebTestClient web;

    @LocalServerPort
    private int port;

    PublicRouteIT(@Autowired WebTestClient web) {
        this.web = web;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/public/pledges/6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f,           200",
        "POST,   /api/v1/public/pledges/6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f/responses, 200",
        "POST,   /api/v1/public/pledges/6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f,           401",
        "GET,    /api/v1/public/pledges/6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f/responses, 401",
        "DELETE, /api/v1/public/pledges/6f1c0a3e5b7d49c28e9f0b1a2c3d4e5f,           401",
        "GET,    /api/v1/public/pledges,                                            401",
        "GET,    /api/v1/public/members/1,                                          401",
        "GET,    /api/v1/pledges,                                                   401"
    })
    void exactlyThePublicPagesNeedNoToken(String method, String path, int status) {
        assertThat(ask(method, path)).isEqualTo(status);
    }

    /// Neither the door nor the routes take it for a public page, and nothing arrives anywhere.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/public/pledges/../../members",
                "/api/v1/public/pledges/..;/..;/members",
                "/api/v1/public/pledges/%2e%2e/%2e%2e/members",
                "/api/v1/public/pledges/..%2f..%2fmembers",
                "/api/v1/public/pledges/..%252f..%252fmembers",
                "/api/v1/public/pledges/%c0%ae%c0%ae/%c0%ae%c0%ae/members",
                "/api/v1/public/pledges/%u002e%u002e/members",
                "/api/v1/public/pledges/x%00/../../../members",
                "/api/v1/public/pledges/..\\..\\members",
                "/api/v1/public/pledges/x%09",
                "/api/v1/public/pledges/x%7f",
                "/api/v1/public/pledges/x/y",
                "/api/v1/public/pledges//x",
                "/api/v1/public/./pledges/x",
                "/api/v1/Public/pledges/x",
                "/API/v1/public/pledges/x",
                "/api/v1/public%2fpledges/x",
                "/api/v1/members?/../public/pledges/x",
                "/api/v1/members#/api/v1/public/pledges/x",
                "/.well-known/../api/v1/members",
                "/.well-known/%2e%2e%2fapi/v1/members",
                "/.well-known/..;/api/v1/members",
                "/.well-known/x/../../api/v1/members",
                "/v3/api-docs/..%2f..%2fapi/v1/members",
                "/v3/api-docs/%2e%2e/%2e%2e/api/v1/members",
                "/v3/api-docs/member-service/../../../api/v1/members",
                "/v3/api-docs/member-service/x",
                "/v3/api-docs/member-service%3fx",
                "/oauth2/token/../../api/v1/members",
                "/actuator/health/../prometheus",
                "/actuator/env"
            })
    void noDetourThroughAPublicPageNeedsNoToken(String target) {
        var before = ToyService.shared().requests();
        assertThat(RawHttp.ask(port, target)).startsWith("HTTP/1.1 4").doesNotContain("Exception");
        assertThat(ToyService.shared().requests()).isEqualTo(before);
    }

    @Test
    void whoComesTooOftenIsSlowedDown() {
        assertThat(IntStream.range(0, 100)
                        .map(_ -> ask("GET", "/api/v1/public/pledges/00000000000000000000000000000000"))
                        .boxed())
                .contains(200, 429);
        assertThat(ask("GET", "/api/v1/members")).isEqualTo(401);
    }

    @Test
    void whoChangesTheAddressWithinAnIpv6NetworkIsSlowedDownAllTheSame() {
        assertThat(IntStream.range(0, 100)
                        .map(number -> ask("2001:db8:0:7::%x".formatted(number)))
                        .boxed())
                .contains(200, 429);
        assertThat(ask("2001:db8:0:8::1")).isEqualTo(200);
    }

    private int ask(String from) {
        return web.get()
                .uri("/api/v1/public/pledges/00000000000000000000000000000000")
                .header("X-Forwarded-For", from)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private int ask(String method, String path) {
        return web.method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }
}
