package dangjian.member.pledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.TestOrganizations;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PledgeChangedTests {

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void writesExactlyTheSample() {
        var event = new PledgeChanged(
                UUID.fromString("0199f3a0-5000-7000-8000-000000000001"),
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                TestOrganizations.NORTH_BRANCH,
                2026,
                PledgeChanged.Change.REVIEWED,
                100,
                ReviewResult.KEPT,
                LocalDate.of(2026, 12, 20));
        var sample = Path.of("../contracts/" + event.type() + ".json").toFile();
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(json.readTree(sample));
    }
}
