package dangjian.activity;

import dangjian.kit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    @Test
    void theServiceIsBuiltLikeEveryOther() {
        ArchitectureRules.check("dangjian.activity");
    }
}
