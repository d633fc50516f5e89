package dangjian.org.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.event.DomainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// I write exactly this: the samples that consumers read.
class EventContractTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Organization branch = Specimens.NORTH_BRANCH;

    @Test
    void aRegisteredOrganizationIsWrittenAsInTheContract() throws IOException {
        var event = OrganizationRegistered.of(branch);
        assertThat(written(event)).isEqualTo(contract(event));
        assertThat(event.key()).isEqualTo(branch.id());
    }

    @Test
    void aChangedOrganizationIsWrittenAsInTheContract() throws IOException {
        var event = OrganizationChanged.of(branch.dissolve(LocalDate.of(2026, 6, 30), "合并", LocalDate.of(2026, 7, 1)));
        assertThat(written(event)).isEqualTo(contract(event));
        assertThat(event.key()).isEqualTo(branch.id());
    }

    private static JsonNode written(DomainEvent event) {
        return JSON.readTree(JSON.writeValueAsString(event));
    }

    private static JsonNode contract(DomainEvent event) throws IOException {
        return JSON.readTree(Files.readString(Path.of("../contracts", event.type() + ".json")));
    }
}
