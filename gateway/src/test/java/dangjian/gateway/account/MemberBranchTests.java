package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The gateway can read what member-service writes.
class MemberBranchTests {

    @ParameterizedTest
    @ValueSource(strings = {"member.registered.v1", "member.changed.v1"})
    void readsTheSample(String type) {
        var sample = Path.of("../contracts", type + ".json");
        var json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        var expected = json.readTree(sample);
        assertThat(json.readValue(sample, MemberReactions.MemberBranch.class))
                .returns(UUID.fromString(expected.get("id").asString()), MemberReactions.MemberBranch::id)
                .returns(UUID.fromString(expected.get("orgId").asString()), MemberReactions.MemberBranch::orgId)
                .returns(expected.get("name").asString(), MemberReactions.MemberBranch::name)
                .returns(expected.get("status").asString(), MemberReactions.MemberBranch::status)
                .returns(expected.get("version").asInt(), MemberReactions.MemberBranch::version);
    }
}
