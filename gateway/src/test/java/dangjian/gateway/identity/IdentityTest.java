package dangjian.gateway.identity;

import dangjian.gateway.GatewayInfrastructure;
import dangjian.gateway.GatewayTest;
import dangjian.gateway.ToyService;
import dangjian.kit.TestInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/// A test of the gateway with two real identity providers, one that nobody answers for, and one that never answers.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@GatewayTest
@ContextConfiguration(
        initializers = {TestInfrastructure.class, GatewayInfrastructure.class, IdentityTest.ProvidersOfTheTest.class})
@interface IdentityTest {

    /// Makes the providers known to the gateway.
    final class ProvidersOfTheTest implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        static final TestProvider PROVINCE = TestProvider.start();
        static final TestProvider OTHER = TestProvider.start();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var settings = new HashMap<String, Object>();
            add(settings, "province", PROVINCE.issuer());
            add(settings, "other", OTHER.issuer());
            add(settings, "dead", "http://127.0.0.1:9");
            add(settings, "silent", ToyService.shared().url() + "/silent");
            add(settings, "impostor", PROVINCE.issuer().replace("127.0.0.1", "127.0.0.2"));
            settings.put("dangjian.gateway.factor.roles", "COMMITTEE_ADMIN");
            settings.put("dangjian.gateway.factor.exempt", "");
            settings.put("dangjian.gateway.identity.patience", "3s");
            settings.put("dangjian.gateway.identity.per-address", "100000");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("providers", settings));
        }

        private static void add(Map<String, Object> settings, String id, String issuer) {
            var prefix = "dangjian.gateway.identity.providers." + id + ".";
            settings.put(prefix + "name", "统一身份认证 " + id);
            settings.put(prefix + "issuer", issuer);
            settings.put(prefix + "client-id", TestProvider.CLIENT);
            settings.put(prefix + "client-secret", TestProvider.SECRET);
            settings.put(prefix + "redirect-uris", TestProvider.REDIRECT);
            settings.put(prefix + "account-claims[0].name", "employee_number");
            settings.put(prefix + "account-claims[0].is-trustworthy", "true");
            settings.put(prefix + "account-claims[1].name", "phone_number");
            settings.put(prefix + "account-claims[2].name", "email");
            settings.put(prefix + "acr", "urn:level:3");
            settings.put(prefix + "amr", "mfa");
        }
    }
}
