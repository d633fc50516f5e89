package dangjian.kit.sample;

import dangjian.kit.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// A service just large enough to show what kit gives every service.
@SpringBootApplication
public class SampleApplication {

    static void main(String[] arguments) {
        Service.run(SampleApplication.class, "sample-service", arguments);
    }
}
