package dangjian.org;

import dangjian.kit.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the organisation service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrgServiceApplication {

    static void main(String[] arguments) {
        Service.run(OrgServiceApplication.class, "org-service", arguments);
    }
}
