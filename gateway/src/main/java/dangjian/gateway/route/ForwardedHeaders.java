package dangjian.gateway.route;

import dangjian.gateway.FilterOrder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Believes nobody from outside about where a request comes from, except the proxies in front of the gateway, and lets
/// none of those headers through. What `Connection` names belongs to the one connection and stays there (RFC 9110
/// 7.6.1).
@Component
class ForwardedHeaders implements WebFilter, Ordered {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final List<String> ORIGINS =
            List.of("forwarded", "x-real-ip", "x-client-ip", "x-original-url", "x-rewrite-url", "true-client-ip");

    /// What is never for one connection only, whatever `Connection` says.
    private static final Set<String> FOR_EVERYBODY =
            Set.of("host", "authorization", "content-length", "content-type", "transfer-encoding");

    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)](?::\\d+)?|([0-9.]+):\\d+");

    private final TrustedProxies proxies;

    ForwardedHeaders(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public int getOrder() {
        return FilterOrder.ORIGIN.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var unwanted = unwanted(request.getHeaders());
        if (unwanted.isEmpty()) {
            return chain.filter(exchange);
        }
        var mutated = request.mutate().headers(headers -> unwanted.forEach(headers::remove));
        var client = client(request.getRemoteAddress(), request.getHeaders().getOrEmpty(FORWARDED_FOR));
        if (client != null) {
            mutated.remoteAddress(client);
        }
        return chain.filter(exchange.mutate().request(mutated.build()).build());
    }

    /// The nearest address that no trusted proxy has; each proxy has added the one that it saw at the end, to the last
    /// line or as a line of its own.
    @Nullable
    InetSocketAddress client(@Nullable InetSocketAddress peer, List<String> forwarded) {
        if (peer == null || forwarded.isEmpty()) {
            return peer;
        }
        var client = peer;
        var hops = String.join(",", forwarded).split(",");
        for (var index = hops.length - 1; index >= 0 && proxies.contain(client); index--) {
            var hop = address(hops[index].strip());
            if (hop == null) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    /// Some proxies write the port too: `192.0.2.1:5678`, `[2001:db8::1]:5678`.
    private static @Nullable InetSocketAddress address(String text) {
        var parts = WITH_PORT.matcher(text);
        var host = !parts.matches() ? text : parts.group(1) == null ? parts.group(2) : parts.group(1);
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(host), 0);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static List<String> unwanted(HttpHeaders headers) {
        var ofTheConnection = headers.getOrEmpty(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !FOR_EVERYBODY.contains(name.toLowerCase(Locale.ROOT)));
        return Stream.concat(ofTheConnection, headers.headerNames().stream().filter(ForwardedHeaders::isOrigin))
                .toList();
    }

    private static boolean isOrigin(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded") || ORIGINS.contains(lower);
    }
}
