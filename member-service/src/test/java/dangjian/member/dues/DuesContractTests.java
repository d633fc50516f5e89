package dangjian.member.dues;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.event.DomainEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DuesContractTests {

    private static final UUID MEMBER = UUID.fromString("0199f3a0-2000-7000-8000-000000000001");
    private static final UUID BRANCH = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private final JsonMapper json = new JsonMapper();

    @Test
    void writesExactlyTheSampleOfSettledDues() {
        assertSample(
                new DuesSettled(MEMBER, BRANCH, MONTH, LocalDate.of(2026, 11, 22), true), "member.dues-settled.v1");
    }

    @Test
    void writesExactlyTheSampleOfReopenedDues() {
        assertSample(new DuesReopened(MEMBER, BRANCH, MONTH), "member.dues-reopened.v1");
    }

    @Test
    void writesExactlyTheSampleOfOverdueDues() {
        assertSample(
                new DuesOverdue(MEMBER, BRANCH, YearMonth.of(2026, 8), DuesOverdue.Kind.OVERDUE),
                "member.dues-overdue.v1");
    }

    private void assertSample(DomainEvent event, String type) {
        var sample = json.readTree(Path.of("../contracts/" + type + ".json").toFile());
        JsonNode written = json.readTree(json.writeValueAsString(event));
        assertThat(written).isEqualTo(sample);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.key()).hasToString(sample.get("id").asString());
    }
}
