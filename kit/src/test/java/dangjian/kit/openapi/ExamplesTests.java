package dangjian.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExamplesTests {

    private static final String ROOT = "01900000-0000-7000-8000-000000000001";

    @Test
    void aPropertyShowsWhatItsNameMeansInItsType() {
        assertThat(example("orgId", new UUIDSchema())).hasToString(ROOT);
        assertThat(example("reason", new StringSchema())).isEqualTo("工作需要");
        assertThat(example("reason", new StringSchema()._enum(List.of("DIED", "EXPELLED"))))
                .isEqualTo("DIED");
        assertThat(example("count", new BooleanSchema())).isEqualTo(false);
        assertThat(example("count", new IntegerSchema())).hasToString("12");
        var items = new StringSchema();
        example("name", new ArraySchema().items(items));
        assertThat(items.getExample()).isEqualTo("王建国");
    }

    @Test
    void aTextThatLooksLikeANumberStaysAText() {
        var code = new JsonSchema().types(Set.of("string"));
        code.setExample(IntNode.valueOf(287082));
        assertThat(example("code", code)).isEqualTo("287082");
    }

    @Test
    void onlyWhatMustBeGivenIsFilledIn() {
        var optional = new Parameter().in("query").name("under").schema(new UUIDSchema());
        var mandatory = new Parameter().in("path").name("orgId").required(true).schema(new UUIDSchema());
        var operation = new Operation().parameters(List.of(optional, mandatory));
        complete(new OpenAPI()
                .components(new Components().schemas(Map.of()))
                .paths(new Paths().addPathItem("/x", new PathItem().get(operation))));
        assertThat(optional.getExample()).isNull();
        assertThat(optional.getSchema().getExamples()).hasSize(1);
        assertThat(optional.getDescription()).contains("党组织");
        assertThat(mandatory.getExample()).hasToString(ROOT);
    }

    private static Object example(String name, Schema<?> schema) {
        complete(new OpenAPI()
                .components(new Components().addSchemas("Thing", new ObjectSchema().addProperty(name, schema)))
                .paths(new Paths()));
        return schema.getExample();
    }

    private static void complete(OpenAPI document) {
        new Examples(Words.of("kit"), Words.of("parameters")).customise(document);
    }
}
