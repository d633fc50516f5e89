package dangjian.kit;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives a service under test its own database and the shared broker.
public final class TestInfrastructure implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER_KEY = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var name = context.getEnvironment().getRequiredProperty("spring.application.name");
        var properties = new HashMap<String, Object>();
        properties.putAll(LocalPostgres.database(name.replace('-', '_')).properties());
        properties.putAll(Map.of(
                "dangjian.events.bootstrap-servers",
                LocalKafka.shared().bootstrapServers(),
                "dangjian.events.partitions",
                "2",
                "dangjian.events.backoff",
                "5ms",
                "dangjian.crypto.current-key",
                "test",
                "dangjian.crypto.keys.test",
                KEY,
                "dangjian.crypto.index-key",
                OTHER_KEY,
                "logging.structured.format.console",
                ""));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("infrastructure", properties));
    }
}
