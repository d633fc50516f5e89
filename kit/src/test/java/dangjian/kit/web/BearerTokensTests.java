package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import reactor.core.publisher.Mono;

class BearerTokensTests {

    private static final ServerAuthenticationConverter SPRING = new ServerBearerTokenAuthenticationConverter();
    private static final ServerAuthenticationConverter OURS = new BearerTokens();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc.DEF-0_9~+/",
                "bearer abc",
                "BEARER abc==",
                "Bearer =",
                "Bearer a=b",
                "Bearer ",
                "Bearer",
                "Bearerabc",
                "Bearer  abc",
                "Bearer\tabc",
                "Bearer abc def",
                "Bearer abc,def",
                "Bearer äbc",
                "Basic abc",
                "abc",
                "",
            })
    void readsWhatSpringSecurityReads(String header) {
        assertThat(read(OURS, header)).isEqualTo(read(SPRING, header));
    }

    @Test
    void findsTheToken() {
        assertThat(read(OURS, "Bearer abc.DEF==")).isEqualTo("token abc.DEF==");
        assertThat(read(OURS, "Bearer abc def")).isEqualTo("invalid_token");
        assertThat(read(OURS, "Basic abc")).isEqualTo("nothing");
    }

    private static String read(ServerAuthenticationConverter converter, String header) {
        var request = MockServerHttpRequest.get("/").header(HttpHeaders.AUTHORIZATION, header);
        return converter
                .convert(MockServerWebExchange.from(request))
                .cast(BearerTokenAuthenticationToken.class)
                .map(found -> "token " + found.getToken())
                .onErrorResume(
                        OAuth2AuthenticationException.class,
                        failure -> Mono.just(failure.getError().getErrorCode()))
                .blockOptional()
                .orElse("nothing");
    }
}
