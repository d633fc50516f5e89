package dangjian.gateway.route;

import dangjian.gateway.SettingException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Refuses to start without the addresses of the services, before the routes are read that need them.
@Component
class ServiceAddresses implements BeanFactoryPostProcessor {

    private static final List<String> SERVICES = List.of("org", "member", "activity", "evaluation");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var environment = beans.getBean(Environment.class);
        for (var service : SERVICES) {
            var property = "dangjian.services.%s.url".formatted(service);
            if (!isAddress(environment.getProperty(property))) {
                throw new SettingException(
                        property,
                        "缺失或不是 http(s) 地址",
                        "is missing or no http(s) address",
                        "给出 %1$s-service 的地址，例如 / Give the address of %1$s-service, for example http://%1$s-service:8080"
                                .formatted(service));
            }
        }
    }

    private static boolean isAddress(@Nullable String text) {
        try {
            return text != null
                    && text.matches("https?://.+")
                    && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
