package dangjian.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dangjian.kit.TestOrganizations;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives the gateway under test keys of this run, a toy service behind it, and the first administrators.
public final class GatewayInfrastructure implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final ECKey KEY = key("first");
    public static final ECKey OLD_KEY = key("old");
    public static final String AUDIT_KEY = "QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=";
    public static final String ADMINISTRATOR = "district";
    public static final String SYSTEM = "system";
    public static final String SECURITY = "security";
    public static final String AUDIT = "audit";
    public static final String EVERY_ADMINISTRATOR =
            "SYSTEM_ADMIN,SECURITY_ADMIN,AUDIT_ADMIN,DISTRICT_ADMIN,COMMITTEE_ADMIN";
    public static final String PASSWORD = "Lantern-2026-river";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var toys = ToyService.shared().url();
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "gateway",
                        Map.ofEntries(
                                Map.entry("dangjian.gateway.signing-keys[0]", KEY.toJSONString()),
                                Map.entry("dangjian.gateway.signing-keys[1]", OLD_KEY.toJSONString()),
                                Map.entry("dangjian.gateway.audit.current-key", "test"),
                                Map.entry("dangjian.gateway.audit.keys.test", AUDIT_KEY),
                                Map.entry("dangjian.services.org.url", toys),
                                Map.entry("dangjian.services.member.url", toys),
                                Map.entry("dangjian.services.activity.url", toys),
                                Map.entry("dangjian.services.evaluation.url", "http://127.0.0.1:9"),
                                Map.entry("dangjian.district.id", TestOrganizations.DISTRICT.toString()),
                                Map.entry("dangjian.gateway.webhooks.allowed-networks", "127.0.0.0/8"),
                                Map.entry("dangjian.gateway.webhooks.schedule", "200ms,200ms,200ms"),
                                Map.entry("dangjian.gateway.webhooks.greatest-pause", "100ms"),
                                Map.entry("dangjian.gateway.clients.public-url", "https://gateway.test"),
                                Map.entry("dangjian.gateway.bootstrap.district-admin.username", ADMINISTRATOR),
                                Map.entry("dangjian.gateway.bootstrap.district-admin.password", PASSWORD),
                                Map.entry("dangjian.gateway.bootstrap.system-admin.username", SYSTEM),
                                Map.entry("dangjian.gateway.bootstrap.system-admin.password", PASSWORD),
                                Map.entry("dangjian.gateway.bootstrap.security-admin.username", SECURITY),
                                Map.entry("dangjian.gateway.bootstrap.security-admin.password", PASSWORD),
                                Map.entry("dangjian.gateway.bootstrap.audit-admin.username", AUDIT),
                                Map.entry("dangjian.gateway.bootstrap.audit-admin.password", PASSWORD),
                                Map.entry("dangjian.gateway.session.administrators.single", "false"),
                                Map.entry("dangjian.gateway.session.administrators.access", "10m"),
                                Map.entry("dangjian.gateway.password.change-first", "false"),
                                Map.entry("dangjian.gateway.factor.exempt", EVERY_ADMINISTRATOR),
                                Map.entry("dangjian.gateway.lockout.delays", "0s"),
                                Map.entry("dangjian.gateway.lockout.failures-per-address", "100000"),
                                Map.entry("dangjian.gateway.sign-in-rate.per-address", "100000"),
                                Map.entry("dangjian.gateway.anonymous-rate.per-network", "100000"),
                                Map.entry("dangjian.gateway.paths.reading", "1h"),
                                Map.entry("dangjian.gateway.sign-in-rate.per-username", "60"))));
    }

    /// A key that nobody has published.
    public static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
