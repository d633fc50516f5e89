package dangjian.gateway;

import dangjian.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theGatewayKeepsTheRules() {
        ArchitectureRules.check("dangjian.gateway");
    }
}
