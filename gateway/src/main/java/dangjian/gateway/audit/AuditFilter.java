package dangjian.gateway.audit;

import dangjian.kit.Trace;
import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Writes into the audit trail that something is about to be done, lets it be done, and adds how it ended before the
/// answer leaves.
///
/// Where the trail cannot be written nothing is done: the request gets 503 and reaches no service.
@Component
public class AuditFilter implements WebFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);
    private static final String ACCOUNT = AuditFilter.class.getName() + ".account";
    private static final String OBJECTS = AuditFilter.class.getName() + ".objects";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AFTER_AUTHENTICATION = -50;
    private static final int NO_STATUS = 200;

    private final AuditedRequests requests;
    private final AnonymousRate anonymous;
    private final InboxRepository inbox;
    private final InstantSource clock;

    AuditFilter(AuditedRequests requests, AnonymousRate anonymous, InboxRepository inbox, InstantSource clock) {
        this.requests = requests;
        this.anonymous = anonymous;
        this.inbox = inbox;
        this.clock = clock;
    }

    /// Tells whose account a request turned out to be that came without a token.
    public static void tellAccount(ServerWebExchange exchange, UUID account) {
        exchange.getAttributes().put(ACCOUNT, account.toString());
    }

    /// Tells what a request turned out to be about that does not name it: the account that somebody tries to get
    /// into, whether or not they do. Does nothing where no request is being audited.
    public static Mono<Void> tellObject(UUID object) {
        return Mono.deferContextual(context -> {
            context.<Collection<UUID>>getOrEmpty(OBJECTS).ifPresent(objects -> objects.add(object));
            return Mono.empty();
        });
    }

    @Override
    public int getOrder() {
        return AFTER_AUTHENTICATION;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var kind = requests.kind(exchange.getRequest());
        if (kind == null) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .delayUntil(account -> account.isEmpty() ? anonymous.check(exchange) : Mono.empty())
                .map(account -> begin(exchange, kind, account))
                .delayUntil(entry -> inbox.add(entry)
                        .timeout(PATIENCE)
                        .onErrorResume(failure -> Trace.run(
                                        () -> log.error("The audit trail cannot be written: {}", failure.toString()))
                                .then(Mono.error(() -> Problem.unavailable("audit.unavailable")))))
                .flatMap(entry -> {
                    var objects = new ConcurrentLinkedQueue<UUID>();
                    exchange.getResponse().beforeCommit(() -> finish(entry, objects, exchange));
                    return chain.filter(exchange).contextWrite(context -> context.put(OBJECTS, objects));
                });
    }

    private AuditEntry begin(ServerWebExchange exchange, AuditKind kind, String account) {
        var request = exchange.getRequest();
        var remote = request.getRemoteAddress();
        return new AuditEntry(
                Ids.next(),
                clock.instant(),
                kind,
                AuditedRequests.action(request),
                AuditedRequests.objects(request.getPath().value()),
                account.isEmpty() ? null : account,
                remote == null ? null : remote.getAddress().getHostAddress(),
                null);
    }

    /// What has been done is done: if its end cannot be written, the entry stays and says that the end is not known.
    private Mono<Void> finish(AuditEntry entry, Collection<UUID> objects, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var status = response.getStatusCode();
        var answered = entry.answered(
                status == null ? NO_STATUS : status.value(),
                Stream.concat(objects.stream(), made(response.getHeaders().getLocation()))
                        .toList(),
                exchange.getAttribute(ACCOUNT));
        return inbox.finish(answered)
                .filter(isThere -> !isThere)
                .flatMap(_ -> inbox.add(answered.as(Ids.next())))
                .timeout(PATIENCE)
                .onErrorResume(failure -> Trace.run(() ->
                        log.error("The audit trail does not know how {} ended: {}", entry.id(), failure.toString())));
    }

    /// The id of what came into being, if anything did.
    private static Stream<UUID> made(@Nullable URI location) {
        return location == null || location.getPath() == null
                ? Stream.empty()
                : AuditedRequests.objects(location.getPath()).reversed().stream()
                        .limit(1);
    }
}
