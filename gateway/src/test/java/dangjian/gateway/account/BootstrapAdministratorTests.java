package dangjian.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dangjian.gateway.SettingException;
import dangjian.gateway.password.PasswordPolicy;
import dangjian.gateway.password.Passwords;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BootstrapAdministratorTests {

    private final ApplicationContextRunner gateway = new ApplicationContextRunner()
            .withUserConfiguration(
                    BootstrapAdministrator.class, PasswordPolicy.class, Passwords.class, Properties.class);

    @Test
    void nobodyIsMadeUnlessAsked() {
        gateway.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void anAdministratorNeedsNamePasswordAndDistrict() {
        gateway.withPropertyValues(
                        "dangjian.gateway.bootstrap.username=District",
                        "dangjian.gateway.bootstrap.password=Lantern-2026-river",
                        "dangjian.district.id=" + UUID.randomUUID())
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource({
        "district, Lantern-2026-river, '', dangjian.district.id",
        "'', Lantern-2026-river, 01900000-0000-7000-8000-000000000001, dangjian.gateway.bootstrap.username",
        "a, Lantern-2026-river, 01900000-0000-7000-8000-000000000001, dangjian.gateway.bootstrap.username",
        "district, '', 01900000-0000-7000-8000-000000000001, dangjian.gateway.bootstrap.password",
        "district, admin123, 01900000-0000-7000-8000-000000000001, dangjian.gateway.bootstrap.password",
        "district, District-2026, 01900000-0000-7000-8000-000000000001, dangjian.gateway.bootstrap.password",
    })
    void whatIsMissingOrWeakIsNamed(String username, String password, String district, String property) {
        gateway.withPropertyValues(
                        "dangjian.gateway.bootstrap.username=" + username,
                        "dangjian.gateway.bootstrap.password=" + password,
                        "dangjian.district.id=" + district)
                .run(context -> {
                    var failure = context.getStartupFailure();
                    assertThat(failure).rootCause().isInstanceOf(SettingException.class);
                    assertThat(failure)
                            .rootCause()
                            .hasMessageStartingWith(property + " ")
                            .message()
                            .doesNotContain("Lantern", "admin123");
                });
    }

    @ConfigurationPropertiesScan(basePackages = "dangjian.gateway")
    static class Properties {}
}
