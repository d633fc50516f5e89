package dangjian.member;

import dangjian.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theServiceIsBuiltLikeAllServices() {
        ArchitectureRules.check("dangjian.member");
    }
}
