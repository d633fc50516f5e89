package dangjian.member.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dangjian.kit.TestOrganizations;
import dangjian.kit.event.DomainEvent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TransferContractTests {

    private static final UUID TRANSFER = UUID.fromString("0199f3a0-3000-7000-8000-000000000001");
    private static final UUID MEMBER = UUID.fromString("0199f3a0-2000-7000-8000-000000000001");

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void writesExactlyTheSampleOfATransferredMember() {
        assertSample(
                new MemberTransferred(
                        MEMBER,
                        TRANSFER,
                        TransferKind.IN_DISTRICT,
                        TestOrganizations.NORTH_BRANCH,
                        TestOrganizations.SOUTH_BRANCH,
                        LocalDate.of(2026, 11, 22)),
                "member.transferred.v1",
                MEMBER);
    }

    @Test
    void writesExactlyTheSampleOfAChangedTransfer() {
        assertSample(
                new TransferChanged(
                        TRANSFER,
                        TransferKind.PAPER_LETTER,
                        TransferState.OUT_COMMITTEE_OK,
                        TestOrganizations.NORTH_BRANCH,
                        null,
                        TestOrganizations.NORTH,
                        LocalDate.of(2026, 12, 22),
                        3),
                "member.transfer-changed.v1",
                TRANSFER);
    }

    private void assertSample(DomainEvent event, String type, UUID key) {
        var sample = json.readTree(Path.of("../contracts/" + type + ".json").toFile());
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(sample);
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.key()).isEqualTo(key);
    }
}
