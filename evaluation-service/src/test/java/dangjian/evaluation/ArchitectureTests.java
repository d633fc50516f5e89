package dangjian.evaluation;

import dangjian.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void serviceKeepsTheRules() {
        ArchitectureRules.check("dangjian.evaluation");
    }
}
