package dangjian.gateway;

import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/// The other systems of the tests: an administrator registers them, and they come by themselves.
@TestComponent
public final class Systems {

    private final People people;

    Systems(People people) {
        this.people = people;
    }

    /// The access token of one of the platform's administrators.
    public String administrator(WebTestClient web, Role role) {
        return people.token(
                web,
                switch (role) {
                    case SYSTEM_ADMIN -> GatewayInfrastructure.SYSTEM;
                    case SECURITY_ADMIN -> GatewayInfrastructure.SECURITY;
                    case AUDIT_ADMIN -> GatewayInfrastructure.AUDIT;
                    default -> throw new IllegalArgumentException(role.name());
                });
    }

    /// A system with a secret, these scopes, and these organisations.
    public SystemUnderTest register(WebTestClient web, List<String> scopes, UUID... organizations) {
        return register(web, 10_000, scopes, organizations);
    }

    public SystemUnderTest register(WebTestClient web, int perMinute, List<String> scopes, UUID... organizations) {
        var id = UUID.fromString(String.valueOf(administer(
                        web,
                        "POST",
                        "",
                        Map.of(
                                "name",
                                "对接系统",
                                "purpose",
                                "测试",
                                "quota",
                                Map.of("perMinute", perMinute, "perDay", 1_000_000)))
                .get("id")));
        grant(web, id, scopes, organizations);
        return new SystemUnderTest(id, secret(web, id));
    }

    public String secret(WebTestClient web, UUID id) {
        return String.valueOf(
                administer(web, "POST", "/" + id + "/secrets", Map.of()).get("secret"));
    }

    /// Gives or takes access; to more of it a second security administrator says yes.
    public void grant(WebTestClient web, UUID id, List<String> scopes, UUID... organizations) {
        var access = Map.of("scopes", scopes, "organizations", List.of(organizations));
        if (administer(web, "PUT", "/" + id + "/access", access).containsKey("pendingAccess")) {
            decide(web, id, people.secondSecurity(web), "confirmation")
                    .expectStatus()
                    .isOk();
        }
    }

    /// Confirms or rejects what is proposed for a system, at the version that is current.
    public WebTestClient.ResponseSpec decide(WebTestClient web, UUID id, String token, String what) {
        return web.put()
                .uri("/api/v1/clients/{id}/access-proposal/{what}", id, what)
                .headers(headers -> headers.setBearerAuth(token))
                .header("If-Match", version(web, id.toString()))
                .exchange();
    }

    /// Does something to clients as the administrator, at the version that is current.
    public Map<String, Object> administer(WebTestClient web, String method, String path, Object body) {
        var request = web.method(HttpMethod.valueOf(method))
                .uri("/api/v1/clients" + path)
                .headers(headers -> headers.setBearerAuth(
                        administrator(web, path.endsWith("/access") ? Role.SECURITY_ADMIN : Role.SYSTEM_ADMIN)));
        if (method.equals("PUT")) {
            request.header("If-Match", version(web, path.split("/")[1]));
        }
        var answer = request.bodyValue(body).exchange().expectStatus().is2xxSuccessful();
        var read = answer.expectBody(People.JSON).returnResult().getResponseBody();
        return read == null ? Map.of() : read;
    }

    private String version(WebTestClient web, String id) {
        return Objects.requireNonNull(web.get()
                .uri("/api/v1/clients/" + id)
                .headers(headers -> headers.setBearerAuth(administrator(web, Role.SYSTEM_ADMIN)))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag());
    }

    /// A registered system and its secret.
    public record SystemUnderTest(UUID id, String secret) {

        public WebTestClient.ResponseSpec ask(WebTestClient web, String... form) {
            var values = new LinkedMultiValueMap<String, String>();
            for (var place = 0; place < form.length; place += 2) {
                values.add(form[place], form[place + 1]);
            }
            return web.post()
                    .uri("/oauth2/token")
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .headers(headers -> headers.setBasicAuth(id.toString(), secret))
                    .body(BodyInserters.fromFormData(values))
                    .exchange();
        }

        /// An access token with everything that is granted.
        public String token(WebTestClient web) {
            return String.valueOf(Objects.requireNonNull(ask(web, "grant_type", "client_credentials")
                            .expectStatus()
                            .isOk()
                            .expectBody(People.JSON)
                            .returnResult()
                            .getResponseBody())
                    .get("access_token"));
        }
    }
}
