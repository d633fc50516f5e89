package dangjian.activity;

import dangjian.kit.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Organisational life of branches (组织生活): what was held, who was there, what was resolved.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ActivityServiceApplication {

    static void main(String[] arguments) {
        Service.run(ActivityServiceApplication.class, "activity-service", arguments);
    }
}
