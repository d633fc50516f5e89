package dangjian.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/// What `docker-compose.yml` gives the gateway arrives where the gateway looks for it.
class ComposeTests {

    private static final Map<String, Object> ENVIRONMENT = environment();
    private static final Binder BINDER = new Binder(Objects.requireNonNull(
            ConfigurationPropertySource.from(new SystemEnvironmentPropertySource("systemEnvironment", ENVIRONMENT))));

    @ParameterizedTest
    @CsvSource({
        "spring.r2dbc.url, r2dbc:postgresql://postgres/gateway",
        "spring.r2dbc.password, POSTGRES_PASSWORD",
        "spring.flyway.url, jdbc:postgresql://postgres/gateway",
        "dangjian.events.bootstrap-servers, kafka:9092",
        "dangjian.district.id, DISTRICT_ID",
        "dangjian.crypto.current-key, k1",
        "dangjian.crypto.keys.k1, FIELD_KEY",
        "dangjian.services.org.url, http://org-service:8080",
        "dangjian.services.evaluation.url, http://evaluation-service:8080",
        "dangjian.gateway.clients.public-url, PUBLIC_URL",
        "dangjian.access.issuer, PUBLIC_URL",
        "dangjian.gateway.signing-keys[0], SIGNING_KEY",
        "dangjian.gateway.audit.current-key, k1",
        "dangjian.gateway.audit.keys.k1, AUDIT_KEY",
        "dangjian.gateway.bootstrap.system-admin.username, SYSTEM_ADMIN_USERNAME",
        "dangjian.gateway.bootstrap.security-admin.password, SECURITY_ADMIN_PASSWORD",
        "dangjian.gateway.bootstrap.audit-admin.username, AUDIT_ADMIN_USERNAME",
        "dangjian.gateway.bootstrap.district-admin.password, DISTRICT_ADMIN_PASSWORD",
    })
    void aVariableArrivesAsASetting(String setting, String value) {
        assertThat(BINDER.bind(setting, String.class).get()).isEqualTo(value);
    }

    @Test
    void mapsHaveTheKeysThatTheyShallHave() {
        var texts = Bindable.mapOf(String.class, String.class);
        assertThat(BINDER.bind("dangjian.gateway.audit.keys", texts).get()).containsOnlyKeys("k1");
        assertThat(BINDER.bind("dangjian.crypto.keys", texts).get()).containsOnlyKeys("k1");
    }

    @Test
    void nothingThatIsSecretStandsInTheFile() {
        assertThat(ENVIRONMENT).allSatisfy((name, value) -> {
            if (name.matches(".*(PASSWORD|SIGNING_KEYS_0|KEYS_K1|INDEX_KEY)")) {
                assertThat(value.toString()).matches("[A-Z_]+");
            }
        });
    }

    /// The gateway's variables; each reference to the caller's environment as its name.
    private static Map<String, Object> environment() {
        try (var file = Files.newBufferedReader(Path.of("../docker-compose.yml"))) {
            var environment = new HashMap<String, Object>();
            child(child(child(new Yaml().load(file), "services"), "gateway"), "environment")
                    .forEach((name, value) ->
                            environment.put(name, String.valueOf(value).replaceAll("\\$\\{([A-Z_]+)[^}]*}", "$1")));
            return environment;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.getOrDefault(name, Map.of());
    }
}
