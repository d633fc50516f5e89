package dangjian.org;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class OpenApiIT {

    @Autowired
    private WebTestClient web;

    @Test
    void everyOperationHasAnIdOfItsOwnASummaryAndItsRoles() {
        var ids = new ArrayList<String>();
        for (var operation : operations()) {
            assertThat(operation.has("summary")).as(operation.toString()).isTrue();
            assertThat(operation.get("x-roles")).as(operation.toString()).isNotNull();
            ids.add(operation.get("operationId").asString());
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains(
                        "listOrganizations",
                        "getOrganization",
                        "listOrganizationChildren",
                        "listOrganizationHistory",
                        "getOrganizationCodeLists",
                        "registerOrganization",
                        "describeOrganization",
                        "dissolveOrganization",
                        "startImport",
                        "getImport",
                        "listFigures");
    }

    private List<JsonNode> operations() {
        var document = Objects.requireNonNull(web.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        var operations = new ArrayList<JsonNode>();
        document.get("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }
}
