package dangjian.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EventPropertiesTests {

    private final EventProperties properties = new Binder(
                    Objects.requireNonNull(ConfigurationPropertySource.from(new SystemEnvironmentPropertySource(
                            "systemEnvironment",
                            Map.of(
                                    "DANGJIAN_EVENTS_BOOTSTRAP_SERVERS", "kafka:9093",
                                    "DANGJIAN_EVENTS_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                                    "DANGJIAN_EVENTS_CLIENT_SASL_JAAS_CONFIG", "password",
                                    "DANGJIAN_EVENTS_CLIENT_ACKS", "0")))))
            .bind("dangjian.events", EventProperties.class)
            .get();

    @Test
    void aVariableOfTheEnvironmentReachesTheClients() {
        assertThat(properties.client(Map.of("acks", "all")))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "kafka:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.jaas.config", "password",
                        "acks", "all"));
    }

    @Test
    void nothingSecretIsPrinted() {
        assertThat(properties).asString().doesNotContain("password");
    }
}
