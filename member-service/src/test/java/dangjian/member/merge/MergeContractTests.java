package dangjian.member.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MergeContractTests {

    @Test
    void writesExactlyTheSampleOfAMerge() {
        var json = JsonMapper.builder().build();
        var event = new MemberMerged(
                UUID.fromString("0199f3a0-2000-7000-8000-000000000001"),
                UUID.fromString("0199f3a0-2000-7000-8000-000000000002"),
                UUID.fromString("01900000-0000-7000-8000-000000000004"));
        var sample = json.readTree(Path.of("../contracts/" + MemberMerged.TYPE + ".json"));
        assertThat(json.readTree(json.writeValueAsString(event))).isEqualTo(sample);
        assertThat(event.key()).hasToString(sample.get("survivorId").asString());
    }
}
