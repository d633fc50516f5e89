package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import dangjian.kit.TestOrganizations;
import dangjian.kit.TestTokens;
import dangjian.kit.web.Role;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
@Import(TestRegister.class)
class OrganizationFiguresIT {

    private static final String DISTRICT = TestTokens.token(Role.DISTRICT_ADMIN, TestOrganizations.DISTRICT);
    private static final String NORTH = TestTokens.token(Role.COMMITTEE_ADMIN, TestOrganizations.NORTH);

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestRegister register;

    @BeforeEach
    void plantTree() {
        register.plant(Specimens.TREE);
    }

    @Test
    void organizationsAreCountedByCategoryAsOfADay() {
        figure(DISTRICT, "organizations-by-category?asOf=2026-07-01")
                .jsonPath("$.status")
                .isEqualTo("COMPUTED")
                .jsonPath("$.title")
                .isEqualTo("党组织数（按单位性质类别）")
                .jsonPath("$.value")
                .isEqualTo(6)
                .jsonPath("$.rowCount")
                .isEqualTo(6)
                .jsonPath("$.groups[0].key")
                .isEqualTo("STREET")
                .jsonPath("$.groups[0].label")
                .isEqualTo("街道")
                .jsonPath("$.groups[0].value")
                .isEqualTo(2);
        figure(DISTRICT, "organizations-by-category?asOf=2019-12-31")
                .jsonPath("$.value")
                .isEqualTo(5);
        figure(DISTRICT, "organizations-by-category?asOf=2009-12-31")
                .jsonPath("$.value")
                .isEqualTo(0);
    }

    @Test
    void organizationsAreCountedByKindWithinTheScope() {
        figure(NORTH, "organizations-by-kind")
                .jsonPath("$.value")
                .isEqualTo(3)
                .jsonPath("$.groups[0].key")
                .isEqualTo("BRANCH")
                .jsonPath("$.groups[0].value")
                .isEqualTo(2);
        figure(NORTH, "organizations-by-kind/rows")
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[2].parentName")
                .isEqualTo(Specimens.NORTH.name());
    }

    @Test
    void aLaterChangeOfCategoryDoesNotRewriteThePast() {
        web.patch()
                .uri("/api/v1/organizations/{id}", TestOrganizations.NORTH_BRANCH)
                .headers(headers -> {
                    headers.setBearerAuth(DISTRICT);
                    headers.setIfMatch("\"1\"");
                })
                .bodyValue(Map.of("category", "VILLAGE", "effectiveOn", "2025-07-01"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(count("COMMUNITY", "2025-06-30")).isEqualTo(1);
        assertThat(count("VILLAGE", "2025-06-30")).isZero();
        assertThat(count("COMMUNITY", "2025-07-01")).isZero();
        assertThat(count("VILLAGE", "2025-07-01")).isEqualTo(1);
    }

    @Test
    void anEmptyRegisterHasNoData() {
        register.clear();
        figure(DISTRICT, "organizations-by-category")
                .jsonPath("$.status")
                .isEqualTo("NO_DATA")
                .jsonPath("$.reason")
                .isEqualTo("党组织尚未登记。")
                .jsonPath("$.value")
                .doesNotExist();
    }

    @Test
    void membersSeeNoFigures() {
        web.get()
                .uri("/api/v1/figures/organizations-by-kind")
                .headers(headers -> headers.setBearerAuth(
                        TestTokens.memberToken(UUID.randomUUID(), TestOrganizations.NORTH_BRANCH)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private int count(String category, String asOf) {
        var figure = web.get()
                .uri("/api/v1/figures/organizations-by-category?asOf=" + asOf)
                .headers(headers -> headers.setBearerAuth(DISTRICT))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        for (var group : Objects.requireNonNull(figure).get("groups")) {
            if (group.get("key").asString().equals(category)) {
                return group.get("value").asInt();
            }
        }
        return 0;
    }

    private WebTestClient.BodyContentSpec figure(String token, String path) {
        return web.get()
                .uri("/api/v1/figures/" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
