package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dangjian.kit.TestOrganizations;
import dangjian.member.StandingTest;
import dangjian.member.roster.MemberTopic;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class ConfirmationIT extends StandingTest {

    private UUID li = new UUID(0, 0);

    @BeforeEach
    void registerOne() {
        li = probationaryMember(TestOrganizations.NORTH_BRANCH, 1); // joined on 2012-06-20
    }

    @Test
    void whoHasNoCaseIsConfirmedByACommitteeAfterTheProbation() {
        get(NORTH_SECRETARY, "/api/v1/due-items")
                .expectBody()
                .jsonPath("$.items[?(@.kind == 'CONFIRMATION')].dueOn")
                .isEqualTo("2013-06-20");
        mustBe(confirm(NORTH_ADMIN, "2013-06-19"), 422, "member.development.rules");
        mustBe(confirm(NORTH_ADMIN, "2026-11-23"), 422, "member.development.rules");
        mustBe(confirm(SOUTH_ADMIN, "2013-06-20"), 404, "member.unknown");
        confirm(NORTH_SECRETARY, "2013-06-20").expectStatus().isForbidden();

        confirm(NORTH_ADMIN, "2013-06-20").expectStatus().isOk();

        get(NORTH_ADMIN, "/api/v1/members/{id}", li)
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("FULL")
                .jsonPath("$.fullOn")
                .isEqualTo("2013-06-20");
        get(NORTH_ADMIN, "/api/v1/due-items")
                .expectBody()
                .jsonPath("$.items[?(@.kind == 'CONFIRMATION')]")
                .doesNotExist();
        mustBe(confirm(NORTH_ADMIN, "2013-06-20"), 409, "member.not-probationary");
        try (var topic = MemberTopic.open()) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    topic.of(li).stream().filter(event -> event.startsWith(MemberConfirmed.TYPE)))
                            .singleElement()
                            .asString()
                            .contains("2013-06-20"));
        }
    }

    private WebTestClient.ResponseSpec confirm(String token, String day) {
        return put(
                token,
                1,
                "/api/v1/members/{id}/confirmation",
                Map.of("fullOn", day, "ground", "党委会2013年7月3日批准按期转正"),
                li);
    }
}
