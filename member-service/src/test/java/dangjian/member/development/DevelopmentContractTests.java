package dangjian.member.development;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.kit.event.DomainEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DevelopmentContractTests {

    private static final UUID MEMBER = UUID.fromString("0199f3a0-2000-7000-8000-000000000002");
    private static final UUID CASE = UUID.fromString("0199f3a0-5000-7000-8000-000000000001");
    private static final UUID BRANCH = UUID.fromString("01900000-0000-7000-8000-000000000004");

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @MethodSource("events")
    void writesExactlyTheSample(DomainEvent event) {
        JsonNode sample =
                json.readTree(Path.of("../contracts/" + event.type() + ".json").toFile());
        JsonNode written = json.readTree(json.writeValueAsString(event));
        assertThat(written).isEqualTo(sample);
    }

    static Stream<DomainEvent> events() {
        return Stream.of(
                new MemberAdmitted(MEMBER, CASE, BRANCH, day("2026-06-30"), day("2027-06-30")),
                new MemberConfirmed(MEMBER, CASE, BRANCH, day("2027-06-30")),
                new ProbationExtended(MEMBER, CASE, BRANCH, day("2027-12-30")),
                new MemberDisqualified(MEMBER, CASE, BRANCH, day("2027-09-10")),
                new DevelopmentStepDue(CASE, BRANCH, "TALK", day("2026-11-08"), DueKind.OVERDUE));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
