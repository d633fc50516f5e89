package dangjian.member.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.event.DomainEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MemberContractTests {

    private static final UUID BRANCH = UUID.fromString("01900000-0000-7000-8000-000000000004");

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void writesExactlyTheSampleOfARegisteredMember() {
        var event = new MemberRegistered(new MemberState(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                BRANCH,
                "李建国",
                MemberStage.FULL,
                MemberStatus.NORMAL,
                LocalDate.of(2012, 6, 20),
                LocalDate.of(2013, 6, 20),
                false,
                false,
                100,
                LocalDate.of(2026, 11, 22),
                1));
        assertSample(event, "member.registered.v1");
    }

    @Test
    void writesExactlyTheSampleOfAChangedMember() {
        var event = new MemberChanged(new MemberState(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000002"),
                BRANCH,
                "王秀英",
                MemberStage.PROBATIONARY,
                MemberStatus.NORMAL,
                LocalDate.of(2026, 3, 1),
                null,
                true,
                false,
                66,
                LocalDate.of(2026, 11, 22),
                2));
        assertSample(event, "member.changed.v1");
    }

    @Test
    void writesExactlyTheSampleOfAMemberWhoLeft() {
        var event = new MemberExited(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                BRANCH,
                ExitReason.DIED,
                LocalDate.of(2026, 3, 2));
        var sample =
                json.readTree(Path.of("../contracts/" + event.type() + ".json").toFile());
        JsonNode written = json.readTree(json.writeValueAsString(event));
        assertThat(written).isEqualTo(sample);
        assertThat(event.key()).isEqualTo(event.memberId());
    }

    private void assertSample(DomainEvent event, String type) {
        var sample = json.readTree(Path.of("../contracts/" + type + ".json").toFile());
        JsonNode written = json.readTree(json.writeValueAsString(event));
        assertThat(written).isEqualTo(sample);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.key()).hasToString(sample.get("id").asString());
    }
}
