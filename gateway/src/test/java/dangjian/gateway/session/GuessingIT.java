package dangjian.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
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

    private final WebTestClient web;
    private final DatabaseClient database;

    GuessingIT(@Autowired WebTestClient web, @Autowired DatabaseClient database) {
        this.web = web;
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

    /// Both take the time of one hash; without it an unknown name would be told in a tenth of that.
    @Test
    void theTimeOfAnAnswerDoesNotTellWhetherANameExists() {
        var known = medianMillis(GatewayInfrastructure.ADMINISTRATOR);
        var unknown = medianMillis("nobody-" + UUID.randomUUID());
        assertThat(unknown).isBetween(known / 3, known * 3);
    }

    private double medianMillis(String name) {
        var times = new ArrayList<Double>();
        IntStream.range(0, 7).forEach(_ -> {
            forgetFailures();
            var start = System.nanoTime();
            signIn(name, "Wrong-password-1").expectStatus().isUnauthorized();
            times.add((System.nanoTime() - start) / 1e6);
        });
        Collections.sort(times);
        return Objects.requireNonNull(times.get(times.size() / 2));
    }

    private WebTestClient.ResponseSpec signIn(String username, String password) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }

    private WebTestClient.ResponseSpec activate(String code) {
        return web.post()
                .uri("/api/v1/activations")
                .bodyValue(Map.of("code", code, "username", "somebody", "password", "Harbour-2026-stone"))
                .exchange();
    }
}
