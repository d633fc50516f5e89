package dangjian.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.support.WebExchangeBindException;

class ProblemTranslatorTests {

    @ParameterizedTest
    @CsvSource({"reason, /reason", "step.code, /code", "step.documents[2].kind, /documents/2/kind"})
    void aFaultPointsAtItsPlaceInTheJson(String path, String pointer) throws NoSuchMethodException {
        var request = new Request("", new Step("", List.of()));
        var faults = new BeanPropertyBindingResult(request, "request");
        faults.addError(new FieldError("request", path, "必填"));
        var method = new MethodParameter(ProblemTranslatorTests.class.getDeclaredMethod("take", Request.class), 0);
        var problem = new ProblemTranslator().translate(new WebExchangeBindException(method, faults));
        assertThat(problem.faults()).extracting(Problem.Fault::pointer).containsExactly(pointer);
    }

    @SuppressWarnings("unused") // its parameter is what the fault is about
    private static void take(Request request) {}

    record Request(String reason, @JsonUnwrapped Step step) {}

    record Step(String code, List<Document> documents) {}

    record Document(@Nullable String kind) {}
}
