package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.ArgumentMatchers.notNull;
import static org.mockito.Mockito.verify;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.password.Passwords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Guessing from one address: many names, many codes, and what can be learnt from the answers.
@GatewayTest
@TestPropertySource(
        properties = {
            "spring.application.name=guessed-gateway",
            "dangjian.gateway.lockout.failures-per-address=30",
            "dangjian.gateway.lockout.delays=0s,60s"
        })
class GuessingIT {

    @MockitoSpyBean
    Passwords passwords;

    private final WebTestClient web;
    private final People people;
    private final DatabaseClient database;

    GuessingIT(@Autowired WebTestClient web, @Autowired People people, @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.database = database;
    }

    @BeforeEach
    void forgetFailures() {
        database.sql("delete from sign_in_attempts").then().block();
    }

    @Test
    void manyNamesFromOneAddressLockTheAddressForRightAndWrongAlike() {
        for (var guess = 0; guess < 30; guess++) {
            signIn("nobody-" + UUID.randomUUID(), "Wrong-password-1")
                    .expectStatus()
                    .isUnauthorized();
        }
        for (var name : List.of("nobody-" + UUID.randomUUID(), GatewayInfrastructure.AUDIT)) {
            signIn(name, GatewayInfrastructure.PASSWORD)
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .valueEquals("Retry-After", "1800")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("sign-in.address-locked");
        }
        activate("0000-0000-0000").expectStatus().isEqualTo(429);
    }

    @Test
    void theSecurityAdministratorSeesALockedAddressAndUnlocksIt() {
        var security = people.token(web, GatewayInfrastructure.SECURITY);
        var district = people.token(web, GatewayInfrastructure.ADMINISTRATOR);
        for (var guess = 0; guess < 30; guess++) {
            signIn("nobody-" + UUID.randomUUID(), "Wrong-password-1")
                    .expectStatus()
                    .isUnauthorized();
        }
        signIn(GatewayInfrastructure.AUDIT, GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isEqualTo(429);
        var lock = (Map<?, ?>) ((List<?>) Objects.requireNonNull(locks(security).get("items"))).getFirst();
        assertThat(lock.get("network")).isEqualTo("127.0.0.1");
        unlock(district, lock.get("id")).expectStatus().isForbidden();
        unlock(security, lock.get("id")).expectStatus().isNoContent();
        signIn(GatewayInfrastructure.AUDIT, GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isCreated();
        assertThat((List<?>) locks(security).get("items")).isEmpty();
        unlock(security, lock.get("id")).expectStatus().isNotFound();
    }

    @Test
    void manyActivationCodesFromOneAddressLockIt() {
        for (var guess = 0; guess < 30; guess++) {
            activate("0000-0000-%04d".formatted(guess)).expectStatus().isEqualTo(422);
        }
        activate("0000-0000-0030").expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "1800");
    }

    @Test
    void aSuccessInBetweenDoesNotForgetTheFailuresOfTheAddress() {
        for (var guess = 0; guess < 29; guess++) {
            signIn("nobody-" + UUID.randomUUID(), "Wrong-password-1")
                    .expectStatus()
                    .isUnauthorized();
        }
        signIn(GatewayInfrastructure.AUDIT, GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isCreated();
        signIn("nobody-" + UUID.randomUUID(), "Wrong-password-1").expectStatus().isUnauthorized();
        signIn(GatewayInfrastructure.AUDIT, GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isEqualTo(429);
    }

    @Test
    void theNextAttemptAtANameHasToWaitWhetherOrNotAnAccountHasIt() {
        for (var name : List.of(GatewayInfrastructure.SECURITY, "nobody-" + UUID.randomUUID())) {
            signIn(name, "Wrong-password-1").expectStatus().isUnauthorized();
            signIn(name, "Wrong-password-2").expectStatus().isUnauthorized();
            signIn(name, GatewayInfrastructure.PASSWORD)
                    .expectStatus()
                    .isEqualTo(429)
                    .expectHeader()
                    .valueMatches("Retry-After", "[56]\\d")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("sign-in.delayed");
        }
    }

    /// Both cost one hash; without it an unknown name would be told in a tenth of the time.
    @Test
    void anUnknownNameCostsTheSameHashAsAKnownOne() {
        signIn(GatewayInfrastructure.ADMINISTRATOR, "Wrong-password-1")
                .expectStatus()
                .isUnauthorized();
        verify(passwords).matches(any(), notNull());
        signIn("nobody-" + UUID.randomUUID(), "Wrong-password-1").expectStatus().isUnauthorized();
        verify(passwords).matches(any(), isNull());
    }

    private WebTestClient.ResponseSpec signIn(String username, String password) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private Map<String, Object> locks(String token) {
        return Objects.requireNonNull(web.get()
                .uri("/api/v1/network-locks")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(People.JSON)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec unlock(String token, @Nullable Object id) {
        return web.delete()
                .uri("/api/v1/network-locks/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec activate(String code) {
        return web.post()
                .uri("/api/v1/activations")
                .bodyValue(Map.of("code", code, "username", "somebody", "password", "Harbour-2026-stone"))
                .exchange();
    }
}
