package dangjian.activity.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ActivityTest
class OpenApiIT {

    @Autowired
    private WebTestClient web;

    @Test
    void everyOperationHasANameAChineseSummaryAndItsRoles() {
        var document = Steps.body(
                web.get().uri("/v3/api-docs").exchange().expectStatus().isOk());
        var own = document.get("paths")
                .propertyStream()
                .filter(path -> path.getKey().startsWith("/api/v1/activities"))
                .flatMap(path -> path.getValue().valueStream())
                .toList();
        assertThat(own).hasSize(20);
        assertThat(own).allSatisfy(OpenApiIT::isDescribed);
        assertThat(own.stream().map(operation -> operation.get("operationId").asString()))
                .doesNotHaveDuplicates()
                .contains("planActivity", "checkIn", "closeActivity", "getCheckInCodeSvg", "listActivityKinds");
    }

    private static void isDescribed(JsonNode operation) {
        assertThat(operation.get("operationId").asString()).matches("[a-z][A-Za-z]+");
        assertThat(operation.get("summary").asString()).matches(".*\\p{IsHan}.*");
        assertThat(operation.get("x-roles").valueStream().map(JsonNode::asString))
                .isSubsetOf("DISTRICT_ADMIN", "COMMITTEE_ADMIN", "BRANCH_SECRETARY", "MEMBER")
                .isNotEmpty();
    }
}
