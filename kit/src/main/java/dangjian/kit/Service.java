package dangjian.kit;

import java.util.TimeZone;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/// Starts a service from its main class.
public final class Service {

    private Service() {}

    /// @param name `<name>.yaml` is its configuration, so that several services fit one classpath
    public static ConfigurableApplicationContext run(Class<?> application, String name, String... arguments) {
        return builder(application, name).run(arguments);
    }

    /// Waits for the answer of a chain where there is no server to run it: in a program of the command line.
    public static <T> T await(Mono<T> work) {
        return work.blockOptional().orElseThrow();
    }

    /// A service that is about to start, for those who have to add something to it.
    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        return new SpringApplicationBuilder(application)
                .properties("spring.config.name=" + name, "spring.application.name=" + name);
    }
}
