package dangjian.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What a browser sees, without a token.
@GatewayTest
class PageControllerIT {

    private final WebTestClient web;

    PageControllerIT(@Autowired WebTestClient web) {
        this.web = web.mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 开放接口", "en, Getting a token", "fr, 开放接口"})
    void theFrontPageSpeaksChineseUnlessEnglishIsAskedFor(String language, String text) {
        assertThat(body(get("/", language))).contains(text, "/docs", "/problems", "/events", "/api/v1/changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/", "/events"})
    void aPageTakesNothingFromElsewhere(String path) {
        var page = get(path, "zh-CN");
        assertThat(body(page))
                .doesNotContain("http://", "https://", "onclick", "<style")
                .doesNotContainPattern("<script>");
        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval")
                .doesNotContainPattern("script-src[^;]*unsafe");
        assertThat(page.getResponseHeaders().getFirst("Server")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "swagger-ui.css, text/css",
        "swagger-ui-bundle.js, text/javascript",
        "swagger-ui-standalone-preset.js, text/javascript",
        "start.js, text/javascript",
        "front.css, text/css"
    })
    void whatThePagesAreMadeOfIsThere(String name, String type) {
        var asset = get("/docs/assets/" + name, "zh-CN");
        assertThat(String.valueOf(asset.getResponseHeaders().getContentType())).startsWith(type);
        assertThat(body(asset)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/assets/gateway.yaml", "/docs/assets/index.html", "/events/nothing", "/docs/x"})
    void nothingElseIsGivenOut(String path) {
        web.get().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void anEventTypeHasItsSample() {
        web.get()
                .uri("/events/member.changed.v1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.orgId")
                .exists();
        assertThat(body(get("/events", "en"))).contains("member.changed.v1", "org.changed.v1");
    }

    @Test
    void aWholeWithAServiceMissingIsNoWhole() {
        web.get()
                .uri("/v3/api-docs/platform")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/service.unavailable");
    }

    private EntityExchangeResult<String> get(String path, String language) {
        return web.get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }

    private static String body(EntityExchangeResult<String> answer) {
        return Objects.requireNonNull(answer.getResponseBody());
    }
}
