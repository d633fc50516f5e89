package dangjian.gateway.route;

import dangjian.gateway.FilterOrder;
import dangjian.kit.web.Problem;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Refuses a path with an encoded character that needs no encoding (RFC 3986 2.3: letters, digits, `-`, `.`, `_`, `~`).
///
/// Routes and controllers read a path decoded. With one spelling for each address, whatever looks at the path as it
/// came – limits, steps, the audit trail – sees the same address as they do.
@Component
class OneSpelling implements WebFilter, Ordered {

    /// Letters, digits and `-._~`, which need no encoding, and control characters, which no name holds.
    private static final Pattern NEEDLESS = Pattern.compile(
            "%(?:[01][0-9A-F]|2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AEF])", Pattern.CASE_INSENSITIVE);

    /// Behind what gives every answer its headers and counts addresses, before everything that looks at the path.
    @Override
    public int getOrder() {
        return FilterOrder.SPELLING.place();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isNeedless(exchange.getRequest().getPath().value())
                ? Mono.error(Problem.invalid("request.refused"))
                : chain.filter(exchange);
    }

    static boolean isNeedless(String path) {
        return path.indexOf('%') >= 0 && NEEDLESS.matcher(path).find();
    }
}
