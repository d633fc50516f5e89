package dangjian.kit.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/// Documents the statuses with which an operation really answers, where only its code tells them.
final class SuccessResponses implements OperationCustomizer {

    private static final String OK = "200";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var usual = operation.getResponses().get(OK);
        if (usual == null || isToldByAnnotation(method)) {
            return operation;
        }
        var statuses = AnsweredStatuses.of(method.getMethod());
        if (!statuses.isEmpty()) {
            operation.getResponses().remove(OK);
            statuses.forEach(status ->
                    operation.getResponses().addApiResponse(String.valueOf(status.value()), response(status, usual)));
        }
        return operation;
    }

    private static boolean isToldByAnnotation(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), ResponseStatus.class)
                || Stream.of(method.getMethod()
                                .getAnnotationsByType(io.swagger.v3.oas.annotations.responses.ApiResponse.class))
                        .anyMatch(response -> response.responseCode().startsWith("2"));
    }

    private static ApiResponse response(HttpStatus status, ApiResponse usual) {
        return new ApiResponse()
                .description(status.getReasonPhrase())
                .headers(usual.getHeaders())
                .content(status == HttpStatus.NO_CONTENT ? null : usual.getContent());
    }
}
