package dangjian.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What somebody without a token reaches, and how often.
@GatewayTest
@TestPropertySource(properties = "dangjian.gateway.public-rate.per-address=20")
class PublicRouteIT {

    private final WebTestClient web;

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

    @Test
    void whoComesTooOftenIsSlowedDown() {
        assertThat(IntStream.range(0, 40)
                        .map(_ -> ask("GET", "/api/v1/public/pledges/00000000000000000000000000000000"))
                        .boxed())
                .contains(200, 429);
        assertThat(ask("GET", "/api/v1/members")).isEqualTo(401);
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
