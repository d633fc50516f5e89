package dangjian.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.People;
import dangjian.gateway.Systems;
import dangjian.gateway.Systems.SystemUnderTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.web.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// One security administrator alone opens no roster to another system.
@GatewayTest
class ClientAccessIT {

    private final WebTestClient web;
    private final People people;
    private final Systems systems;
    private final DatabaseClient database;
    private String first = "";
    private String second = "";

    ClientAccessIT(
            @Autowired WebTestClient web,
            @Autowired People people,
            @Autowired Systems systems,
            @Autowired DatabaseClient database) {
        this.web = web;
        this.people = people;
        this.systems = systems;
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        people.plantTree();
        first = people.token(web, GatewayInfrastructure.SECURITY);
        second = people.secondSecurity(web);
    }

    @Test
    void moreTakesEffectOnlyWhenAnotherSecurityAdministratorHasConfirmedIt() {
        var system = systems.register(web, List.of("members:read"), TestOrganizations.NORTH_BRANCH);
        var token = system.token(web);
        var wider = set(system, List.of("members:read", "members:write"), TestOrganizations.NORTH_BRANCH);
        assertThat(wider).containsEntry("scopes", List.of("members:read")).containsKey("pendingAccess");
        members(token).expectStatus().isOk();
        refuses(403, "proposal.own", decide(system, first, "confirmation"));
        assertThat(scopes(system)).isEqualTo("members:read");
        decide(system, second, "confirmation")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.scopes.length()")
                .isEqualTo(2)
                .jsonPath("$.pendingAccess")
                .doesNotExist();
        members(token).expectStatus().isUnauthorized();
        assertThat(scopes(system)).isEqualTo("members:read members:write");
        refuses(409, "client.access-not-proposed", decide(system, second, "confirmation"));
    }

    @Test
    void anOrganisationOutsideOfWhatItHadIsMoreAndOneBelowIsNot() {
        var system = systems.register(web, List.of("members:read"), TestOrganizations.NORTH);
        for (var outside : List.of(TestOrganizations.SOUTH_BRANCH, TestOrganizations.DISTRICT)) {
            assertThat(set(system, List.of("members:read"), outside))
                    .containsEntry("organizations", List.of(TestOrganizations.NORTH.toString()))
                    .containsKey("pendingAccess");
        }
        assertThat(set(system, List.of("members:read"), TestOrganizations.NORTH_BRANCH))
                .containsEntry("organizations", List.of(TestOrganizations.NORTH_BRANCH.toString()))
                .doesNotContainKey("pendingAccess");
        assertThat(set(system, List.of())).containsEntry("scopes", List.of()).containsEntry("organizations", List.of());
    }

    @Test
    void nobodyConfirmsWhatHasBeenProposedAnewSinceTheyRead() {
        var system = systems.register(web, List.of("members:read"), TestOrganizations.NORTH);
        var read = set(system, List.of("members:read"), TestOrganizations.SOUTH).get("version");
        set(system, List.of("members:write"), TestOrganizations.DISTRICT);
        web.put()
                .uri("/api/v1/clients/{id}/access-proposal/confirmation", system.id())
                .headers(headers -> headers.setBearerAuth(second))
                .header("If-Match", "\"" + read + "\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        assertThat(scopes(system)).isEqualTo("members:read");
    }

    @Test
    void whatIsRejectedTakenBackOrTooOldIsNothing() {
        var system = systems.register(web, List.of("members:read"), TestOrganizations.NORTH);
        for (var by : List.of(first, second)) {
            set(system, List.of("members:write"), TestOrganizations.NORTH);
            decide(system, by, "rejection").expectStatus().isOk();
            refuses(409, "client.access-not-proposed", decide(system, second, "confirmation"));
        }
        set(system, List.of("members:write"), TestOrganizations.NORTH);
        database.sql("update client_access_proposals set expires_at = now() where client_id = :id and decision is null")
                .bind("id", system.id())
                .then()
                .block();
        refuses(409, "client.access-not-proposed", decide(system, second, "confirmation"));
        assertThat(scopes(system)).isEqualTo("members:read");
    }

    @Test
    void whoRegistersASystemConfirmsNothing() {
        var system = systems.register(web, List.of("members:read"), TestOrganizations.NORTH);
        set(system, List.of("members:write"), TestOrganizations.NORTH);
        for (var role : List.of(Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN)) {
            for (var what : List.of("confirmation", "rejection")) {
                decide(system, systems.administrator(web, role), what)
                        .expectStatus()
                        .isForbidden();
            }
        }
    }

    private Map<String, Object> set(SystemUnderTest system, List<String> scopes, UUID... organizations) {
        return systems.administer(
                web,
                "PUT",
                "/" + system.id() + "/access",
                Map.of("scopes", scopes, "organizations", List.of(organizations)));
    }

    private WebTestClient.ResponseSpec decide(SystemUnderTest system, String token, String what) {
        return systems.decide(web, system.id(), token, what);
    }

    private String scopes(SystemUnderTest system) {
        return String.valueOf(Objects.requireNonNull(system.ask(web, "grant_type", "client_credentials")
                        .expectBody(People.JSON)
                        .returnResult()
                        .getResponseBody())
                .get("scope"));
    }

    private WebTestClient.ResponseSpec members(String token) {
        return web.get()
                .uri("/api/v1/members")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private static void refuses(int status, String code, WebTestClient.ResponseSpec answer) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
