package dangjian.kit.web;

import dangjian.kit.Trace;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectMapper;

/// Turns whatever goes wrong in a request into a problem document; what nobody foresaw tells nothing internal.
public final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    /// Where the gateway tells what a code means.
    private static final String TYPE = "/problems/";

    private final ProblemTranslator translator = new ProblemTranslator();
    private final Messages messages;
    private final ObjectMapper json;
    private final Tracer tracer;

    public ProblemHandler(Messages messages, ObjectMapper json, Tracer tracer) {
        this.messages = messages;
        this.json = json;
        this.tracer = tracer;
    }

    @Override
    public int getOrder() {
        return -10;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        return Trace.within(() -> {
            if (failure instanceof MethodNotAllowedException refused) {
                response.getHeaders().putAll(refused.getHeaders()); // Allow (RFC 9110 15.5.6)
            }
            var problem = translator.translate(failure);
            if (problem.kind() == Kind.INTERNAL) {
                log.error(
                        "{} {} failed",
                        exchange.getRequest().getMethod(),
                        exchange.getRequest().getPath().pathWithinApplication(),
                        failure);
            }
            return answer(exchange, problem);
        });
    }

    /// Answers the exchange with this problem.
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return Trace.within(() -> answer(exchange, problem));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        var locale = locale(exchange);
        response.setStatusCode(problem.kind().status());
        var headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLanguage(locale);
        headers.setCacheControl("no-store");
        if (problem.kind() == Kind.UNAUTHENTICATED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var isPassing = problem.kind() == Kind.UNAVAILABLE || problem.kind() == Kind.TOO_MANY;
        if (isPassing && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        var body = json.writeValueAsBytes(document(problem, locale));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    public ProblemDocument document(Problem problem, Locale locale) {
        var errors = problem.faults().stream()
                .map(fault -> new ProblemDocument.Entry(
                        fault.pointer(), fault.code(), messages.text(fault.code(), fault.arguments(), locale)))
                .toList();
        return new ProblemDocument(
                TYPE + problem.code(),
                messages.text("status." + problem.kind().status().value(), List.of(), locale),
                problem.kind().status().value(),
                messages.text(problem.code(), problem.arguments(), locale),
                problem.code(),
                errors,
                traceId());
    }

    private @Nullable String traceId() {
        var span = tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    private static Locale locale(ServerWebExchange exchange) {
        var locale = exchange.getLocaleContext().getLocale();
        return locale != null && "en".equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
