package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OpenApiIT extends RosterServiceTest {

    @Autowired
    private ObjectMapper json;

    private JsonNode api = tools.jackson.databind.node.MissingNode.getInstance();

    @BeforeEach
    void readTheDocument() {
        api = json.readTree(Objects.requireNonNull(web.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody()));
    }

    @Test
    void everyOperationHasAnIdASummaryAndTheRolesThatMayCall() {
        var operations = new TreeMap<String, String>();
        api.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    operations.put(operation.get("operationId").asString(), method + " " + path);
                    assertThat(operation.path("summary").asString()).as(path).isNotBlank();
                    assertThat(operation.path("x-roles").size() > 0)
                            .as(path)
                            .isNotEqualTo(path.startsWith("/api/v1/public/"));
                }));
        assertThat(operations)
                .containsEntry("listMembers", "get /api/v1/members")
                .containsEntry("searchMembers", "post /api/v1/members/searches")
                .containsEntry("registerMember", "post /api/v1/members")
                .containsEntry("getMember", "get /api/v1/members/{id}")
                .containsEntry("correctMember", "patch /api/v1/members/{id}")
                .containsEntry("listMemberHistory", "get /api/v1/members/{id}/history")
                .containsEntry("discloseMember", "post /api/v1/members/{id}/disclosures")
                .containsEntry("listDisclosures", "get /api/v1/members/{id}/disclosures")
                .containsEntry("listMemberCodeLists", "get /api/v1/members/code-lists")
                .containsEntry("startImport", "post /api/v1/members/imports")
                .containsEntry("startImportOfMobileStays", "post /api/v1/mobile-stays/imports");
    }

    @Test
    void personalDataAreNeverAskedForInAnAddress() {
        api.get("paths")
                .forEachEntry((path, methods) -> methods.forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter -> assertThat(parameter.get("name").asString())
                                .as(path)
                                .isNotIn("idNumber", "phone", "address"))));
    }
}
