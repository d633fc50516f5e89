package dangjian.org;

import dangjian.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theServiceKeepsTheArchitecture() {
        ArchitectureRules.check("dangjian.org");
    }
}
