package dangjian.gateway.front;

import dangjian.gateway.route.AnswerHeaders;
import dangjian.kit.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The pages that people see in a browser: nothing in them comes from another place.
@RestController
@Hidden
class PageController {

    /// Scripts and styles of this address only; the interface's own drawings are written into its style (`data:`), and
    /// it sets styles on elements.
    private static final String INTERFACE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PLAIN =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final CacheControl ASSET =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Pages pages;
    private final Assets assets;
    private final Problems problems;

    PageController(Pages pages, Assets assets, Problems problems) {
        this.pages = pages;
        this.assets = assets;
        this.problems = problems;
    }

    @GetMapping("/")
    ResponseEntity<String> front(ServerWebExchange exchange) {
        return page("index", Map.of(), PLAIN, exchange);
    }

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<String> docs(ServerWebExchange exchange) {
        return page("docs", Map.of(), INTERFACE, exchange);
    }

    @GetMapping("/docs/assets/{name}")
    ResponseEntity<Resource> asset(@PathVariable String name) {
        var asset = assets.named(name);
        return ResponseEntity.ok()
                .cacheControl(ASSET)
                .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .body(asset);
    }

    @GetMapping("/problems")
    Mono<ResponseEntity<String>> problems(ServerWebExchange exchange) {
        return problems.all()
                .map(all -> page("problems", Map.of("rows", Pages.problems(all.entries())), PLAIN, exchange));
    }

    /// What the `type` of a problem leads to.
    @GetMapping("/problems/{code}")
    Mono<ResponseEntity<String>> problem(@PathVariable String code, ServerWebExchange exchange) {
        return problems.named(code)
                .map(entry -> page("problems", Map.of("rows", Pages.problems(List.of(entry))), PLAIN, exchange));
    }

    @GetMapping("/events")
    ResponseEntity<String> events(ServerWebExchange exchange) {
        return page("events", Map.of("rows", pages.events()), PLAIN, exchange);
    }

    @GetMapping("/events/{type}")
    ResponseEntity<Resource> event(@PathVariable String type) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(pages.event(type));
    }

    private ResponseEntity<String> page(
            String name, Map<String, String> values, String policy, ServerWebExchange exchange) {
        AnswerHeaders.allow(exchange, policy);
        var locale = exchange.getLocaleContext().getLocale();
        return ResponseEntity.ok()
                .contentType(HTML)
                .varyBy("Accept-Language")
                .body(pages.page(name, locale != null && "en".equals(locale.getLanguage()), values));
    }

    static Problem nothingThere() {
        return Problem.notFound("resource.unknown");
    }
}
