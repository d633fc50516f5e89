package dangjian.kit.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.r2dbc.spi.R2dbcException;
import java.net.ConnectException;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.ReflectionUtils;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Finds the problem behind an exception of a framework.
final class ProblemTranslator {

    Problem translate(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case AuthenticationException _ -> Problem.unauthenticated("token.invalid");
            case AccessDeniedException _ -> Problem.forbidden("caller.not-allowed");
            case WebExchangeBindException bind -> fields(bind);
            case HandlerMethodValidationException validation -> parameters(validation);
            case UnsupportedMediaTypeStatusException type
            when type.getContentType() == null -> Problem.of(Kind.UNSUPPORTED, "request.media-type-missing");
            case MissingRequestValueException missing ->
                Problem.invalid("request.invalid")
                        .at(missing.getName(), "field.required"); // a parameter, header or part that must be there
            case ServerWebInputException input -> input(input);
            case UnsupportedMediaTypeStatusException type ->
                Problem.of(Kind.UNSUPPORTED, "request.media-type", String.valueOf(type.getContentType()));
            case MethodNotAllowedException method ->
                Problem.of(Kind.METHOD_NOT_ALLOWED, "request.method", method.getHttpMethod());
            case NotAcceptableStatusException _ -> Problem.of(Kind.NOT_ACCEPTABLE, "request.accept");
            case ResponseStatusException status -> status(status);
            case DataBufferLimitException _ -> Problem.of(Kind.TOO_LARGE, "request.too-large");
            case DecodingException _ -> Problem.invalid("json.malformed");
            case NonTransientDataAccessException refused
            when isUnstorableText(refused) -> Problem.invalid("request.text");
            case NonTransientDataAccessException refused
            when isUnstorableDay(refused) -> Problem.invalid("request.day");
            case OptimisticLockingFailureException _ -> Problem.stale();
            case DuplicateKeyException _ -> Problem.conflict("state.duplicate");
            case DataAccessResourceFailureException _ -> Problem.unavailable("service.unavailable");
            case TransientDataAccessException _ -> Problem.unavailable("service.unavailable");
            case CannotCreateTransactionException _ -> Problem.unavailable("service.unavailable");
            case WebClientRequestException _ -> Problem.unavailable("service.unavailable");
            case ConnectException _ -> Problem.unavailable("service.unavailable");
            case TimeoutException _ -> Problem.unavailable("service.unavailable");
            default -> Problem.of(Kind.INTERNAL, "internal");
        };
    }

    /// PostgreSQL stores every character but U+0000: `22021` in a text, `22P05` in JSON.
    private static boolean isUnstorableText(NonTransientDataAccessException refused) {
        return hasState(refused, Set.of("22021", "22P05"));
    }

    /// Java knows days of the year 999999999, PostgreSQL does not: `22007`, `22008` and `22009`.
    private static boolean isUnstorableDay(NonTransientDataAccessException refused) {
        return hasState(refused, Set.of("22007", "22008", "22009"));
    }

    private static boolean hasState(NonTransientDataAccessException refused, Set<String> states) {
        return refused.getCause() instanceof R2dbcException cause
                && cause.getSqlState() != null
                && states.contains(cause.getSqlState());
    }

    private static Problem fields(WebExchangeBindException bind) {
        var problem = Problem.invalid("request.invalid");
        for (var error : bind.getBindingResult().getAllErrors()) {
            if (error instanceof FieldError field && field.isBindingFailure()) {
                problem = problem.at(field.getField(), "field.type");
                continue;
            }
            var pointer = error instanceof FieldError field ? pointer(bind.getTarget(), field.getField()) : "/";
            problem = problem.at(pointer, "field.rule", text(error));
        }
        return problem;
    }

    /// The JSON pointer (RFC 6901) of a property path like `steps[0].code`; what is unwrapped has no place of its own.
    private static String pointer(@Nullable Object target, String path) {
        var pointer = new StringBuilder();
        Class<?> type = target == null ? Object.class : target.getClass();
        for (var name : path.replaceAll("\\[(\\d*)]", ".$1").split("\\.")) {
            var field = ReflectionUtils.findField(type, name);
            if (field == null || !field.isAnnotationPresent(JsonUnwrapped.class)) {
                pointer.append('/').append(name);
            }
            type = field == null ? Object.class : field.getType();
        }
        return pointer.toString();
    }

    private static Problem parameters(HandlerMethodValidationException validation) {
        var problem = Problem.invalid("request.invalid");
        for (var result : validation.getParameterValidationResults()) {
            var name = result.getMethodParameter().getParameterName();
            for (var error : result.getResolvableErrors()) {
                problem = problem.at(
                        error instanceof FieldError field
                                ? pointer(result.getArgument(), field.getField())
                                : String.valueOf(name),
                        "field.rule",
                        text(error));
            }
        }
        return problem;
    }

    private static Problem input(ServerWebInputException input) {
        for (Throwable cause = input.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return Problem.of(Kind.TOO_LARGE, "request.too-large");
            }
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof JacksonException jackson) {
                return json(jackson);
            }
        }
        var parameter = input.getMethodParameter();
        if (parameter != null && parameter.hasParameterAnnotation(RequestBody.class)) {
            return Problem.invalid("request.no-body");
        }
        var name = parameter == null ? null : parameter.getParameterName();
        return name == null
                ? Problem.invalid("request.invalid")
                : Problem.invalid("request.invalid").at(name, "field.type");
    }

    private static Problem json(JacksonException jackson) {
        var pointer = new StringBuilder();
        for (var step : jackson.getPath()) {
            pointer.append('/').append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
        }
        if (jackson instanceof WellFormedText.Refusal) {
            return Problem.invalid("request.text").at(pointer.toString(), "request.text");
        }
        if (pointer.isEmpty()) {
            return Problem.invalid("json.malformed");
        }
        var problem = Problem.invalid("request.invalid");
        return jackson instanceof MismatchedInputException mismatch && mismatch.getTargetType() == LocalDate.class
                ? problem.at(pointer.toString(), "field.day", PlainDays.FIRST, PlainDays.LAST)
                : problem.at(pointer.toString(), code(jackson));
    }

    /// Why a property cannot be read. The library has no type of its own for one that is missing or null.
    private static String code(JacksonException jackson) {
        if (jackson instanceof UnrecognizedPropertyException) {
            return "field.unknown";
        }
        var message = String.valueOf(jackson.getOriginalMessage());
        return message.startsWith("Cannot map `null`") || message.startsWith("Missing required creator property")
                ? "field.required"
                : "field.type";
    }

    private static Problem status(ResponseStatusException status) {
        return switch (status.getStatusCode().value()) {
            case 404 -> Problem.notFound("resource.unknown");
            case 413 -> Problem.of(Kind.TOO_LARGE, "request.too-large");
            case 503, 504 -> Problem.unavailable("service.unavailable");
            case 400 -> Problem.invalid("request.invalid");
            default ->
                status.getStatusCode().is4xxClientError()
                        ? Problem.invalid("request.invalid")
                        : Problem.of(Kind.INTERNAL, "internal");
        };
    }

    private static String text(MessageSourceResolvable error) {
        @Nullable String message = error.getDefaultMessage();
        return message == null ? "" : message;
    }
}
