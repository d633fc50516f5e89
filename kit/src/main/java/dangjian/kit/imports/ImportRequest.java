package dangjian.kit.imports;

import java.util.Locale;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;

/// A request to import a workbook; its parts are read only when it is certain that the caller may import.
public record ImportRequest(Flux<PartEvent> parts, ServerHttpRequest http, Locale locale) {}
