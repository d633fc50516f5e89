package dangjian.gateway;

import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/// A service behind the gateway that tells what it was asked.
public final class ToyService {

    private static final ToyService SHARED = new ToyService();

    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> targets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger uploads = new AtomicInteger();
    private final Sinks.Many<String> stream = Sinks.many().multicast().directBestEffort();
    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).route(this::routes).bindNow();

    private ToyService() {}

    public static ToyService shared() {
        return SHARED;
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /// How many requests have come.
    public int requests() {
        return requests.get();
    }

    /// Whether anything of this address has come.
    public boolean wasAsked(String target) {
        return targets.contains(target);
    }

    /// How many uploads have begun.
    public int uploads() {
        return uploads.get();
    }

    /// Sends something to everybody who listens to `/stream`, which begins with an empty comment.
    public Sinks.EmitResult say(String text) {
        return stream.tryEmitNext(text);
    }

    private void routes(HttpServerRoutes routes) {
        routes.route(request -> request.uri().contains("/upload"), this::upload)
                .route(request -> request.uri().contains("/stream"), this::stream)
                .route(request -> request.uri().contains("/silent"), this::neverAnswer)
                .route(request -> request.uri().contains("/problem"), this::problem)
                .route(_ -> true, this::echo);
    }

    private Mono<Void> echo(HttpServerRequest request, HttpServerResponse response) {
        var headers = new TreeMap<String, String>();
        request.requestHeaders().forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
        var text = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n", request.method() + " " + request.uri() + "\n", "\n"));
        return count(request, response)
                .header("Server", "Toy/1.0")
                .header("X-Powered-By", "toys")
                .header("Content-Type", "text/plain;charset=UTF-8")
                .sendString(Mono.just(text))
                .then();
    }

    private Mono<Void> upload(HttpServerRequest request, HttpServerResponse response) {
        uploads.incrementAndGet();
        return request.receive()
                .map(buffer -> (long) buffer.readableBytes())
                .reduce(0L, Long::sum)
                .flatMap(sum -> count(request, response)
                        .sendString(Mono.just(sum.toString()))
                        .then());
    }

    private Mono<Void> stream(HttpServerRequest request, HttpServerResponse response) {
        return count(request, response)
                .sse()
                .sendString(stream.asFlux()
                        .takeUntil("end"::equals)
                        .map(text -> "data:" + text + "\n\n")
                        .startWith(":\n\n"))
                .then();
    }

    private Mono<Void> problem(HttpServerRequest request, HttpServerResponse response) {
        return count(request, response)
                .status(409)
                .header("Content-Type", "application/problem+json")
                .header("Content-Language", "zh-CN")
                .sendString(Mono.just("{\"code\":\"toy.broken\",\"status\":409,\"detail\":\"玩具坏了\"}"))
                .then();
    }

    private Mono<Void> neverAnswer(HttpServerRequest request, HttpServerResponse response) {
        count(request, response);
        return Mono.never();
    }

    private HttpServerResponse count(HttpServerRequest request, HttpServerResponse response) {
        requests.incrementAndGet();
        targets.add(request.uri());
        return response;
    }
}
