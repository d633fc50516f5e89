package dangjian.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The samples of events that all services share.
public final class Contracts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Contracts() {}

    public static JsonNode sample(String type) {
        try {
            return JSON.readTree(Files.readString(Path.of("../contracts", type + ".json")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The sample as a consumer of this service reads it.
    public static <T> T read(String type, Class<T> payload) {
        return JSON.readerFor(payload)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(sample(type));
    }

    /// An event as a producer of this service writes it.
    public static JsonNode written(Object event) {
        return JSON.readTree(JSON.writeValueAsString(event));
    }
}
