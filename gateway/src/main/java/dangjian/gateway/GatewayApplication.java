package dangjian.gateway;

import dangjian.gateway.audit.AuditCommand;
import dangjian.kit.Service;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The one public door of the platform: who may come in, and where a request goes.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayApplication {

    public static void main(String[] arguments) {
        if (Arrays.asList(arguments).contains(AuditCommand.NAME)) {
            System.exit(AuditCommand.run(arguments));
        }
        Service.run(GatewayApplication.class, "gateway", arguments);
    }
}
