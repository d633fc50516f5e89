package dangjian.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dangjian.kit.LocalKafka;
import dangjian.kit.LocalPostgres;
import dangjian.kit.TestOrganizations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;

/// Nothing secret is there by default: a gateway that lacks something says so and does not start.
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    private static final Map<String, String> ADDRESSES = Map.of(
            "dangjian.services.org.url", "http://127.0.0.1:9",
            "dangjian.services.member.url", "http://127.0.0.1:9",
            "dangjian.services.activity.url", "http://127.0.0.1:9",
            "dangjian.services.evaluation.url", "http://127.0.0.1:9",
            "dangjian.district.id", TestOrganizations.DISTRICT.toString());

    @Test
    void withoutASigningKeyItDoesNotStart(CapturedOutput output) {
        refusesToStart(ADDRESSES);
        assertThat(output)
                .contains("dangjian.gateway.signing-keys[0] 缺失", "openssl genpkey")
                .doesNotContain("stack_trace");
    }

    @Test
    void withoutTheAddressOfAServiceItDoesNotStart(CapturedOutput output) {
        refusesToStart(Map.of("dangjian.gateway.signing-keys[0]", GatewayInfrastructure.KEY.toJSONString()));
        assertThat(output)
                .contains("dangjian.services.org.url 缺失")
                .doesNotContain("stack_trace", GatewayInfrastructure.KEY.toJSONString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dangjian.example.gov.cn", "ftp://dangjian.example.gov.cn", "https://a@b.example"})
    void withoutAnAddressOfItsOwnItDoesNotStart(String address, CapturedOutput output) {
        var given = new HashMap<>(ADDRESSES);
        given.put("dangjian.gateway.signing-keys[0]", GatewayInfrastructure.KEY.toJSONString());
        given.put("dangjian.gateway.clients.public-url", address);
        refusesToStart(given);
        assertThat(output)
                .contains("dangjian.gateway.clients.public-url 缺失或不是 http(s) 地址")
                .doesNotContain("stack_trace");
    }

    private static void refusesToStart(Map<String, String> given) {
        var failure =
                catchThrowable(() -> GatewayApplication.main(arguments(given).toArray(String[]::new)));
        assertThat(NestedExceptionUtils.getMostSpecificCause(failure)).isInstanceOf(SettingException.class);
    }

    private static List<String> arguments(Map<String, String> given) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--dangjian.gateway.audit.current-key=test",
                "--dangjian.gateway.audit.keys.test=" + GatewayInfrastructure.AUDIT_KEY,
                "--dangjian.crypto.current-key=test",
                "--dangjian.crypto.keys.test=" + GatewayInfrastructure.AUDIT_KEY,
                "--dangjian.crypto.index-key=ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=",
                "--dangjian.events.bootstrap-servers=" + LocalKafka.shared().bootstrapServers()));
        LocalPostgres.database("gateway_start")
                .properties()
                .forEach((property, value) -> arguments.add("--%s=%s".formatted(property, value)));
        given.forEach((property, value) -> arguments.add("--%s=%s".formatted(property, value)));
        return arguments;
    }
}
