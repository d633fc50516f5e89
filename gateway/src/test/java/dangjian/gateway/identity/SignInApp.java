package dangjian.gateway.identity;

import dangjian.gateway.People;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/// An app of ours that lets people sign in by a provider.
final class SignInApp {

    private SignInApp() {}

    static Begun begin(WebTestClient web, String provider) {
        var verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        var answer = new IdentityAnswer(UUID.randomUUID(), "", "", null, verifier);
        var body = ask(web, provider, TestProvider.REDIRECT, answer.challenge())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody();
        Objects.requireNonNull(body);
        return new Begun(String.valueOf(body.get("id")), String.valueOf(body.get("authorizationUrl")), verifier);
    }

    static ResponseSpec ask(WebTestClient web, String provider, String redirectUri, String challenge) {
        return web.post()
                .uri("/api/v1/identity-sign-ins")
                .bodyValue(Map.of("provider", provider, "redirectUri", redirectUri, "challenge", challenge))
                .exchange();
    }

    /// Begins, lets the person sign in at the provider, and gives what comes back.
    static Returned visit(WebTestClient web, String provider, String person) {
        var begun = begin(web, provider);
        return new Returned(begun, Browser.parameters(Browser.visit(begun.url(), person)));
    }

    static ResponseSpec end(WebTestClient web, Returned returned) {
        return end(web, returned, Map.of());
    }

    /// @param changes what an attacker puts in place of what came back
    static ResponseSpec end(WebTestClient web, Returned returned, Map<String, String> changes) {
        var body = returned.body();
        body.putAll(changes);
        return web.post()
                .uri("/api/v1/identity-sign-ins/{id}/sessions", returned.begun().id())
                .bodyValue(body)
                .exchange();
    }

    static ResponseSpec signIn(WebTestClient web, String person) {
        return end(web, visit(web, "province", person));
    }

    /// A sign-in under way, and the secret that only the app knows.
    record Begun(String id, String url, String verifier) {}

    /// What the provider has put into the address.
    record Returned(Begun begun, Map<String, String> parameters) {

        Map<String, String> body() {
            var body = new HashMap<>(parameters);
            body.keySet().retainAll(Set.of("code", "state", "iss"));
            body.put("verifier", begun.verifier());
            return body;
        }

        Returned as(Begun other) {
            return new Returned(other, parameters);
        }
    }
}
