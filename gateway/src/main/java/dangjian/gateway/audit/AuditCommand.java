package dangjian.gateway.audit;

import dangjian.kit.Service;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/// `verify-audit [--head=<place>:<hash>]`: checks the audit chain beside a running gateway, with its settings.
@ImportAutoConfiguration({R2dbcAutoConfiguration.class, JacksonAutoConfiguration.class})
@EnableConfigurationProperties(AuditProperties.class)
@Import({ChainRepository.class, AuditSeal.class, AuditVerifier.class})
public class AuditCommand {

    public static final String NAME = "verify-audit";

    private static final String HEAD = "--head=";

    @Bean
    DatabaseClient database(ConnectionFactory connections) {
        return DatabaseClient.create(connections);
    }

    /// Prints the report; the exit code is 0 when the chain is intact and 1 when it is broken.
    public static int run(String... arguments) {
        var anchor = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(HEAD))
                .map(argument -> ChainHead.parse(argument.substring(HEAD.length())))
                .findFirst()
                .orElse(null);
        try (var context = new SpringApplicationBuilder(AuditCommand.class)
                .properties(Map.of("spring.config.name", "gateway", "spring.application.name", "gateway"))
                .run(withoutServer(arguments))) {
            var report = Service.await(context.getBean(AuditVerifier.class).verify(anchor));
            System.out.println(report);
            return SpringApplication.exit(context, () -> report.isIntact() ? 0 : 1);
        }
    }

    /// What gateway.yaml says of the server is for the gateway; an argument wins over it.
    private static String[] withoutServer(String... arguments) {
        return Stream.concat(Stream.of("--spring.main.web-application-type=none"), Arrays.stream(arguments))
                .toArray(String[]::new);
    }
}
