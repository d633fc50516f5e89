package dangjian.evaluation.member;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.evaluation.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberContractTests {

    @ParameterizedTest
    @ValueSource(strings = {"member.registered.v1", "member.changed.v1"})
    void readsTheStateOfAMember(String type) {
        var sample = Contracts.sample(type);
        var member = Contracts.read(type, MemberState.class);
        assertThat(member.id()).hasToString(sample.at("/id").asString());
        assertThat(member.orgId()).hasToString(sample.at("/orgId").asString());
        assertThat(member.name()).isEqualTo(sample.at("/name").asString());
        assertThat(member.stage()).isEqualTo(sample.at("/stage").asString());
        assertThat(member.status()).isEqualTo(sample.at("/status").asString());
        assertThat(member.isLost()).isEqualTo(sample.at("/isLost").asBoolean());
        assertThat(member.completeness()).isEqualTo(sample.at("/completeness").asInt());
        assertThat(member.registeredOn()).hasToString(sample.at("/registeredOn").asString());
        assertThat(member.version()).isEqualTo(sample.at("/version").asInt());
    }
}
