package dangjian.kit.imports;

import dangjian.kit.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// A service that imports toys.
@SpringBootApplication
class ToyApplication {

    static void main(String[] arguments) {
        Service.run(ToyApplication.class, "toy-service", arguments);
    }
}
