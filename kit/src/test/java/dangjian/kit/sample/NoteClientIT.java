package dangjian.kit.sample;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/// What a service lets other systems do, without any gateway before it.
@ServiceTest
class NoteClientIT {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void plantTree() {
        database.sql(TestOrganizations.insert()).then().block();
    }

    @Test
    void aClientReadsOnlyWhatLiesBelowItsOrganisations() {
        var north = "only the north " + UUID.randomUUID();
        write(TestTokens.clientToken("notes:write", TestOrganizations.NORTH), TestOrganizations.NORTH_BRANCH, north)
                .expectStatus()
                .isCreated();
        list(TestTokens.clientToken("notes:read", TestOrganizations.NORTH))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.text == '%s')]".formatted(north))
                .isNotEmpty();
        list(TestTokens.clientToken("notes:read", TestOrganizations.SOUTH))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.text == '%s')]".formatted(north))
                .isEmpty();
    }

    @Test
    void anOrganisationOfAnotherSubtreeDoesNotExistForAClient() {
        write(TestTokens.clientToken("notes:write", TestOrganizations.NORTH), TestOrganizations.SOUTH_BRANCH, "x")
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "members:read", "notes:write", "notes", "*", "note:read", "notes:reader", "NOTES:READ"})
    void aClientWithoutTheScopeOfReadingReadsNothing(String scopes) {
        list(TestTokens.clientToken(scopes, TestOrganizations.NORTH))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aClientThatMayReadDoesNotWrite() {
        write(TestTokens.clientToken("notes:read", TestOrganizations.NORTH), TestOrganizations.NORTH_BRANCH, "x")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aClientWithoutOrganisationsReadsNothing() {
        list(TestTokens.clientToken("notes:read"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
    }

    @Test
    void aClientIsNoAdministratorOfTheService() {
        web.post()
                .uri("/actuator/events/rebuild")
                .headers(headers -> headers.setBearerAuth(
                        TestTokens.clientToken("actuator:write events:write", TestOrganizations.DISTRICT)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec list(String token) {
        return web.get()
                .uri("/api/v1/notes?limit=200")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec write(String token, UUID organization, String text) {
        return web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(Map.of("orgId", organization, "text", text))
                .exchange();
    }
}
