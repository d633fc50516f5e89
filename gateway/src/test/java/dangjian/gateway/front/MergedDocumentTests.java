package dangjian.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.front.ServiceDocuments.Document;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MergedDocumentTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whatMeansTheSameEverywhereKeepsItsName() {
        var merged = MergedDocument.of(List.of(
                document("org-service", "listOrgs", "/orgs", "Page", "{\"type\":\"object\"}"),
                document("member-service", "listMembers", "/members", "Page", "{\"type\":\"object\"}")));
        assertThat(merged.schemas()).containsOnlyKeys("Page", "OfPage");
        assertThat(reference(merged, "/members")).isEqualTo("#/components/schemas/Page");
    }

    @Test
    void whatMeansSomethingElseInEachServiceIsNamedAfterItAndSoIsWhatRefersToIt() {
        var merged = MergedDocument.of(List.of(
                document("org-service", "list", "/orgs", "Page", "{\"type\":\"object\"}"),
                document("member-service", "list", "/members", "Page", "{\"type\":\"string\"}")));
        assertThat(merged.schemas())
                .containsOnlyKeys("OrgServicePage", "MemberServicePage", "OrgServiceOfPage", "MemberServiceOfPage");
        assertThat(reference(merged, "/members")).isEqualTo("#/components/schemas/MemberServicePage");
        assertThat(Objects.requireNonNull(merged.schemas().get("OrgServiceOfPage"))
                        .path("$ref")
                        .asString())
                .isEqualTo("#/components/schemas/OrgServicePage");
        assertThat(merged.paths().at("/~1orgs/get/operationId").asString()).isEqualTo("list");
        assertThat(merged.paths().at("/~1members/get/operationId").asString()).isEqualTo("memberServiceList");
    }

    @Test
    void responsesAreCarriedAlongAsSchemasAre() {
        var merged = MergedDocument.of(List.of(
                refusing("org-service", "/orgs", "未找到"),
                refusing("member-service", "/members", "未找到"),
                refusing("activity-service", "/activities", "没有")));
        assertThat(merged.responses())
                .containsOnlyKeys("OrgServiceNotFound", "MemberServiceNotFound", "ActivityServiceNotFound", "Stale");
        assertThat(merged.paths().at("/~1members/get/responses/404/$ref").asString())
                .isEqualTo("#/components/responses/MemberServiceNotFound");
        assertThat(merged.paths().at("/~1members/get/responses/412/$ref").asString())
                .isEqualTo("#/components/responses/Stale");
    }

    @Test
    void tagsAreNamedOnce() {
        var merged = MergedDocument.of(
                List.of(document("a", "one", "/one", "A", "{}"), document("b", "two", "/two", "B", "{}")));
        assertThat(merged.tags())
                .singleElement()
                .satisfies(tag -> assertThat(tag.path("name").asString()).isEqualTo("党员"));
    }

    private static String reference(MergedDocument merged, String path) {
        return merged.paths().path(path).at("/get/schema/$ref").asString();
    }

    private static Document refusing(String service, String path, String description) {
        return new Document(service, JSON.readTree("""
            {"paths": {"%s": {"get": {"operationId": "x", "tags": ["党员"], "responses": {
                "404": {"$ref": "#/components/responses/NotFound"},
                "412": {"$ref": "#/components/responses/Stale"}}}}},
             "components": {"responses": {"NotFound": {"description": "%s"}, "Stale": {"description": "过期"}}}}
            """.formatted(path, description)));
    }

    private static Document document(String service, String id, String path, String name, String schema) {
        return new Document(service, JSON.readTree("""
            {"paths": {"%s": {"get": {"operationId": "%s", "tags": ["党员"],
                "schema": {"$ref": "#/components/schemas/%s"}}}},
             "components": {"schemas": {"%s": %s, "Of%s": {"$ref": "#/components/schemas/%s"}}}}
            """.formatted(path, id, name, name, schema, name, name)));
    }
}
