package dangjian.member.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FundContractTests {

    private final JsonMapper json = new JsonMapper();

    @Test
    void writesExactlyTheSampleOfAChangedRemittance() {
        var event = new DuesRemittanceChanged(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000009"),
                UUID.fromString("01900000-0000-7000-8000-000000000004"),
                UUID.fromString("01900000-0000-7000-8000-000000000002"),
                Remittance.State.SENT,
                1);
        var sample = json.readTree(
                Path.of("../contracts/" + DuesRemittanceChanged.TYPE + ".json").toFile());

        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(sample);
        assertThat(event.key()).hasToString(sample.get("id").asString());
    }
}
