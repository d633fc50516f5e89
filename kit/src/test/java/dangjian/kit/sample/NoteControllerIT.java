package dangjian.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ServiceTest
class NoteControllerIT {

    private static final String SECRETARY = TestTokens.token(Role.BRANCH_SECRETARY, TestOrganizations.NORTH_BRANCH);

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void plantTree() {
        database.sql(TestOrganizations.insert()).then().block();
    }

    @Test
    void secretaryWritesInTheOwnBranch() {
        write(TestOrganizations.NORTH_BRANCH, "hello").expectStatus().isCreated();
    }

    @Test
    void aRepeatedRequestWithTheSameKeyGetsTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var first = writeOnce(TestOrganizations.NORTH_BRANCH, "once", key)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var second = writeOnce(TestOrganizations.NORTH_BRANCH, "once", key)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(second).isNotNull().isEqualTo(first);
        writeOnce(TestOrganizations.NORTH_BRANCH, "another", key)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency.other-request");
    }

    @Test
    void nobodyWritesWithoutToken() {
        web.post()
                .uri("/api/v1/notes")
                .bodyValue(Map.of("orgId", TestOrganizations.NORTH_BRANCH, "text", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token.invalid");
    }

    @Test
    void anIdInTheBodyOutsideTheScopeDoesNotExist() {
        write(TestOrganizations.SOUTH_BRANCH, "hello")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("org.unknown");
    }

    private WebTestClient.ResponseSpec write(UUID branch, String text) {
        return request(branch, text).exchange();
    }

    private WebTestClient.ResponseSpec writeOnce(UUID branch, String text, String key) {
        return request(branch, text).header("Idempotency-Key", key).exchange();
    }

    private WebTestClient.RequestHeadersSpec<?> request(UUID branch, String text) {
        return web.post()
                .uri("/api/v1/notes")
                .headers(headers -> headers.setBearerAuth(SECRETARY))
                .bodyValue(Map.of("orgId", branch, "text", text));
    }
}
