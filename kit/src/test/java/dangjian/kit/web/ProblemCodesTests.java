package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemCodesTests {

    @Test
    void everyWayOfWritingACodeIsFoundWithItsKind() {
        assertThat(ProblemCodes.in(List.of("dangjian.fixture.problem")).kinds())
                .isEqualTo(Map.of(
                        "toy.plain", Set.of(Kind.CONFLICT),
                        "toy.of-kind", Set.of(Kind.TOO_MANY),
                        "toy.first", Set.of(Kind.NOT_FOUND),
                        "toy.second", Set.of(Kind.NOT_FOUND),
                        "toy.constant", Set.of(Kind.UNPROCESSABLE),
                        "toy.fault", Set.of(),
                        "toy.later", Set.of(Kind.UNAVAILABLE),
                        "toy.collected", Set.of(Kind.FORBIDDEN)));
    }

    @Test
    void whatIsToldOfAPlaceIsAFault() {
        assertThat(ProblemCodes.in(List.of("dangjian.fixture.problem")).faults())
                .containsExactly("toy.fault");
    }

    @Test
    void whatKitRefusesWithHasTextsInBothLanguages() {
        var codes = ProblemCodes.in(List.of("dangjian.kit.web")).kinds().entrySet().stream()
                .filter(code -> !code.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        var messages = new Messages("kit", "imports", "sheet");
        assertThat(codes).contains("token.invalid", "version.stale", "internal").allMatch(messages::knows);
    }
}
