package dangjian.activity.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class MemberContractTests {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void theCopyCanReadWhatMemberServiceTells() {
        var sample = Path.of("../contracts/member.registered.v1.json").toFile();
        var tree = json.readTree(sample);
        var read = json.readValue(sample, MemberChanged.class);
        assertThat(read.id()).hasToString(tree.get("id").asString());
        assertThat(read.orgId()).hasToString(tree.get("orgId").asString());
        assertThat(read.name()).isEqualTo(tree.get("name").asString()).isNotBlank();
        assertThat(read.stage()).isIn("FULL", "PROBATIONARY");
        assertThat(read.status()).isIn("NORMAL", "RETAINED", "RESTORED", "SUSPENDED", "EXPELLED", "EXITED");
        assertThat(read.version()).isPositive();
    }
}
