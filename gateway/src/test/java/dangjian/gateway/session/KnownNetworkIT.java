package dangjian.gateway.session;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.People.Person;
import dangjian.gateway.password.Attempts;
import dangjian.gateway.password.Tried;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Whoever guesses at a name from elsewhere locks it for themselves, not for its holder.
@GatewayTest
class KnownNetworkIT {

    private final WebTestClient web;
    private final People people;
    private final Attempts attempts;
    private final DatabaseClient database;
    private Person person = new Person(UUID.randomUUID(), "");

    KnownNetworkIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired Attempts attempts,
            @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.attempts = attempts;
        this.database = database;
    }

    @BeforeEach
    void plantTree() {
        people.plantTree();
        person = people.account(web, Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);
    }

    @Test
    void aLockThatOthersHaveProvokedDoesNotHoldWhereTheHolderIsUsedToComeFrom() {
        people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        guessFromElsewhere();
        signIn(GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
    }

    @Test
    void itHoldsWhereTheHolderHasNeverBeen() {
        guessFromElsewhere();
        refusesAsLocked();
    }

    @Test
    void itHoldsWhereTheHolderHasNotBeenForAMonth() {
        people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        database.sql("update account_networks set used_at = now() - interval '31 days' where account_id = :id")
                .bind("id", person.id())
                .then()
                .block();
        guessFromElsewhere();
        refusesAsLocked();
    }

    @Test
    void guessesFromAKnownNetworkLockTheNameThereUntilItIsUnlocked() {
        people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        for (var guess = 0; guess < 5; guess++) {
            signIn("Wrong-password-1").expectStatus().isUnauthorized();
        }
        refusesAsLocked();
        web.delete()
                .uri("/api/v1/accounts/{id}/lock", person.id())
                .headers(headers -> headers.setBearerAuth(people.token(web, GatewayInfrastructure.SECURITY)))
                .exchange()
                .expectStatus()
                .isNoContent();
        signIn(GatewayInfrastructure.PASSWORD).expectStatus().isCreated();
    }

    @Test
    void whoIsSignedInChangesThePasswordWhateverOthersGuess() {
        var session = people.signIn(web, person.username(), GatewayInfrastructure.PASSWORD);
        guessFromElsewhere();
        web.put()
                .uri("/api/v1/accounts/current/password")
                .headers(headers -> headers.setBearerAuth(People.access(session)))
                .bodyValue(Map.of("oldPassword", GatewayInfrastructure.PASSWORD, "newPassword", "Harbour-2026-stone"))
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    /// As five wrong passwords from another network are counted.
    private void guessFromElsewhere() {
        for (var guess = 0; guess < 5; guess++) {
            var name = Tried.name(person.username());
            attempts.begin(name).then(attempts.failed(name)).block();
        }
    }

    private void refusesAsLocked() {
        signIn(GatewayInfrastructure.PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in.locked");
    }

    private WebTestClient.ResponseSpec signIn(String password) {
        return web.post()
                .uri("/api/v1/sessions")
                .bodyValue(Map.of("username", person.username(), "password", password))
                .exchange();
    }
}
