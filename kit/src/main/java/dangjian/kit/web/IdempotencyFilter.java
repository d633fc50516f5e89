package dangjian.kit.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Does a `POST` with an `Idempotency-Key` once and gives every repetition the first answer.
///
/// The key is written in the transaction of the request itself, so a crash leaves both or neither, and of two
/// simultaneous repetitions the second waits for the first. A rejected request leaves no key. Keys belong to an account
/// and are kept for two days. File uploads are left alone: an import recognises its duplicates itself. An answer that
/// forbids to be stored (`Cache-Control: no-store`) is not kept; its repetition is done again.
final class IdempotencyFilter implements WebFilter, Ordered {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");
    private static final int GREATEST_BODY = 1 << 20;

    private final IdempotencyKeys keys;
    private final TransactionalOperator transaction;

    IdempotencyFilter(DatabaseClient database, ReactiveTransactionManager transactions) {
        this.keys = new IdempotencyKeys(database);
        this.transaction = TransactionalOperator.create(transactions);
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null || exchange.getRequest().getMethod() != HttpMethod.POST || needsNoKey(exchange)) {
            return chain.filter(exchange);
        }
        if (!KEY.matcher(key).matches()) {
            return Mono.error(Problem.invalid("idempotency.key"));
        }
        return CallerArguments.caller(exchange)
                .map(caller -> true)
                .onErrorReturn(Problem.class, false)
                .flatMap(known -> known ? once(exchange, chain, key) : chain.filter(exchange));
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, String key) {
        return Mono.zip(CallerArguments.caller(exchange), body(exchange)).flatMap(both -> {
            var account = both.getT1().accountId();
            var body = both.getT2();
            var fingerprint = fingerprint(exchange, body);
            var answer = transaction.transactional(keys.claim(account, key, fingerprint)
                    .flatMap(isNew -> isNew
                            ? run(exchange, chain, body)
                                    .flatMap(first -> (mayBeStored(exchange)
                                                    ? keys.keep(account, key, first)
                                                    : keys.forget(account, key))
                                            .thenReturn(first))
                            : keys.kept(account, key, fingerprint)));
            return answer.flatMap(kept -> kept.writeTo(exchange.getResponse()));
        });
    }

    private static Mono<KeptAnswer> run(ServerWebExchange exchange, WebFilterChain chain, byte[] body) {
        var request = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(
                        () -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
        var response = new HeldResponse(exchange.getResponse());
        return chain.filter(
                        exchange.mutate().request(request).response(response).build())
                .then(Mono.fromSupplier(response::answer));
    }

    private static boolean mayBeStored(ServerWebExchange exchange) {
        var directives = exchange.getResponse().getHeaders().getCacheControl();
        return directives == null || !directives.contains("no-store");
    }

    private static Mono<byte[]> body(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), GREATEST_BODY)
                .map(buffer -> {
                    var bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] fingerprint(ServerWebExchange exchange, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(exchange.getRequest().getURI().getRawPath().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '?');
            digest.update(
                    String.valueOf(exchange.getRequest().getURI().getRawQuery()).getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// [AllowedFilter] has looked the handler up before.
    private static boolean needsNoKey(ServerWebExchange exchange) {
        return isUpload(exchange)
                || exchange.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method
                        && method.hasMethodAnnotation(HarmlessToRepeat.class);
    }

    private static boolean isUpload(ServerWebExchange exchange) {
        var type = exchange.getRequest().getHeaders().getContentType();
        return type != null && type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA);
    }
}
