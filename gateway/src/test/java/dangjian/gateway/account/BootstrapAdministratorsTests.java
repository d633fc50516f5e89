package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.SettingException;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BootstrapAdministratorsTests {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withUserConfiguration(
                    BootstrapAdministrators.class, PasswordPolicy.class, Passwords.class, Properties.class);

    @Test
    void nobodyIsMadeUnlessAsked() {
        gateway.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void theFourNeedNamesPasswordsAndTheDistrict() {
        gateway.withPropertyValues(all(Map.of()))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "dangjian.district.id, ''",
        "dangjian.gateway.bootstrap.system-admin.username, ''",
        "dangjian.gateway.bootstrap.security-admin.username, a",
        "dangjian.gateway.bootstrap.audit-admin.username, System-Admin",
        "dangjian.gateway.bootstrap.district-admin.password, ''",
        "dangjian.gateway.bootstrap.system-admin.password, admin123",
        "dangjian.gateway.bootstrap.audit-admin.password, Audit-admin-2026",
    })
    void whatIsMissingTwiceOrWeakIsNamed(String property, String value) {
        gateway.withPropertyValues(all(Map.of(property, value))).run(context -> {
            var failure = context.getStartupFailure();
            assertThat(failure).rootCause().isInstanceOf(SettingException.class);
            assertThat(failure)
                    .rootCause()
                    .hasMessageStartingWith(property + " ")
                    .message()
                    .doesNotContain("Lantern", "admin123");
        });
    }

    private static String[] all(Map<String, String> otherwise) {
        var properties = new HashMap<String, String>();
        properties.put("dangjian.district.id", UUID.randomUUID().toString());
        for (var role : List.of("system-admin", "security-admin", "audit-admin", "district-admin")) {
            properties.put("dangjian.gateway.bootstrap.%s.username".formatted(role), role);
            properties.put("dangjian.gateway.bootstrap.%s.password".formatted(role), "Lantern-2026-river");
        }
        properties.putAll(otherwise);
        return properties.entrySet().stream().map(Object::toString).toArray(String[]::new);
    }

    @ConfigurationPropertiesScan(basePackages = "dangjian.gateway")
    static class Properties {}
}
