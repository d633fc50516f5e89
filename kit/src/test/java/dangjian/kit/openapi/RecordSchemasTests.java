package dangjian.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSchemasTests {

    @Test
    void whatMayNotBeAbsentIsRequired() {
        assertThat(required(Ballot.class)).containsExactlyInAnyOrder("id", "votes_for", "isSecret", "people", "inner");
        assertThat(required(Inner.class)).containsExactly("name");
    }

    @Test
    void whatIsLeftOutWhenItIsEmptyIsNotRequired() {
        assertThat(required(Answer.class)).containsExactly("status");
    }

    private static List<String> required(Class<?> type) {
        var converters = new ModelConverters(true);
        converters.addConverter(new RecordSchemas(JsonMapper.builder().build()));
        var resolved = converters.resolveAsResolvedSchema(new AnnotatedType(type));
        return List.copyOf(Objects.requireNonNull(resolved.schema.getRequired()));
    }

    record Ballot(
            UUID id,
            @JsonProperty("votes_for") int votesFor,
            boolean isSecret,
            List<UUID> people,
            Inner inner,
            @Nullable Inner other,
            @Nullable Integer absent,
            Optional<String> note,
            @Schema(defaultValue = "false") boolean dryRun,

            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            List<String> agenda) {}

    record Inner(String name, @Nullable String title) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answer(int status, String text, List<String> errors) {}
}
