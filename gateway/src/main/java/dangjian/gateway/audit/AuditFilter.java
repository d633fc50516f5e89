package dangjian.gateway.audit;

import dangjian.gateway.FilterOrder;
import dangjian.gateway.path.KnownPath;
import dangjian.gateway.path.KnownPaths;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_METHOD = 405;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int NO_STATUS = 200;

    private final AuditedRequests requests;
    private final KnownPaths paths;
    private final RecordRate rate;
    private final InboxRepository inbox;
    private final InstantSource clock;

    AuditFilter(
            AuditedRequests requests, KnownPaths paths, RecordRate rate, InboxRepository inbox, InstantSource clock) {
        this.requests = requests;
        this.paths = paths;
        this.rate = rate;
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
        return tell(findings -> findings.objects.add(object));
    }

    /// The same of many.
    public static Mono<Void> tellObjects(Collection<UUID> objects) {
        return tell(findings -> findings.objects.addAll(objects));
    }

    /// Tells what has been given and taken.
    public static Mono<Void> tellDetail(AuditDetail detail) {
        return tell(findings -> findings.detail.set(detail));
    }

    private static Mono<Void> tell(Consumer<Findings> word) {
        return Mono.deferContextual(context -> {
            context.<Findings>getOrEmpty(Findings.class).ifPresent(word);
            return Mono.empty();
        });
    }

    @Override
    public int getOrder() {
        return FilterOrder.AUDIT.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var kind = requests.kind(exchange.getRequest());
        if (kind == null) {
            return chain.filter(exchange);
        }
        var path = paths.of(exchange.getRequest());
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .delayUntil(account -> check(exchange, path, account))
                .map(account -> begin(exchange, kind, path, account))
                .delayUntil(entry -> inbox.add(entry)
                        .timeout(PATIENCE)
                        .onErrorResume(failure -> Trace.run(
                                        () -> log.error("The audit trail cannot be written: {}", failure.toString()))
                                .then(Mono.error(() -> Problem.unavailable("audit.unavailable")))))
                .flatMap(entry -> {
                    var findings = new Findings();
                    exchange.getResponse().beforeCommit(() -> finish(entry, path, findings, exchange));
                    return chain.filter(exchange).contextWrite(context -> context.put(Findings.class, findings));
                });
    }

    private Mono<Void> check(ServerWebExchange exchange, KnownPath path, String account) {
        if (account.isEmpty()) {
            return rate.checkAnonymous(exchange);
        }
        return path.isServed() ? Mono.empty() : rate.checkNowhere(exchange, account);
    }

    private AuditEntry begin(ServerWebExchange exchange, AuditKind kind, KnownPath path, String account) {
        var request = exchange.getRequest();
        var remote = request.getRemoteAddress();
        return new AuditEntry(
                Ids.next(),
                clock.instant(),
                kind,
                AuditedRequests.action(request.getMethod(), path),
                AuditedRequests.objects(path.values()),
                account.isEmpty() ? null : account,
                remote == null ? null : remote.getAddress().getHostAddress(),
                null,
                null);
    }

    /// What has been done is done: if its end cannot be written, the entry stays and says that the end is not known.
    private Mono<Void> finish(AuditEntry entry, KnownPath path, Findings findings, ServerWebExchange exchange) {
        var response = exchange.getResponse();
        var code = response.getStatusCode();
        var status = code == null ? NO_STATUS : code.value();
        if (!path.isServed() && entry.account() != null && (status == NOT_FOUND || status == NO_SUCH_METHOD)) {
            rate.ledNowhere(entry.account());
        }
        var answered = entry.answered(
                status,
                Stream.concat(
                                findings.objects.stream(),
                                made(response.getHeaders().getLocation()))
                        .toList(),
                exchange.getAttribute(ACCOUNT),
                findings.detail.get());
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
                : AuditedRequests.objects(Stream.of(location.getPath().split("/"))).reversed().stream()
                        .limit(1);
    }

    /// What has been found out about a request on its way.
    private static final class Findings {

        private final Collection<UUID> objects = new ConcurrentLinkedQueue<>();
        private final AtomicReference<@Nullable AuditDetail> detail = new AtomicReference<>();
    }
}
