package dangjian.gateway.audit;

import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Reading the audit trail.
@Service
class AuditService {

    private final AuditRepository entries;

    AuditService(AuditRepository entries) {
        this.entries = entries;
    }

    Mono<Page<AuditView>> search(AuditSearch search, Paging paging) {
        var page = entries.page(search, paging)
                .collectList()
                .flatMap(links -> entries.names(AuditNames.asked(links)).map(names -> AuditView.of(links, names)))
                .map(rows -> Page.of(rows, paging, view -> List.of(view.place())));
        return paging.count() ? Mono.zip(page, entries.count(search), Page::withTotal) : page;
    }
}
