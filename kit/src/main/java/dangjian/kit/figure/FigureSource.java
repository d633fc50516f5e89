package dangjian.kit.figure;

import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Where `/api/v1/figures` gets its figures: the service's own, or those of all services.
public interface FigureSource {

    /// The ids of the figures it knows, in the order of the registry.
    List<String> ids();

    /// @return empty when the figure is unknown
    Mono<FigureView> compute(String id, FigureQuery query, Locale locale);

    /// The rows behind a figure, keyset-paged by their `id`.
    Mono<Page<Map<String, Object>>> rows(String id, FigureQuery query, Paging paging);
}
