package dangjian.gateway.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Checks the whole chain, a page at a time.
@Component
class AuditVerifier {

    private static final int PAGE = 1000;

    private final ChainRepository chain;
    private final AuditSeal seal;

    AuditVerifier(ChainRepository chain, AuditSeal seal) {
        this.chain = chain;
        this.seal = seal;
    }

    Mono<ChainCheck.Report> verify(@Nullable ChainHead anchor) {
        return chain.beginning()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(cut -> {
                    var check = new ChainCheck(seal, cut.orElse(null), anchor);
                    return page(check)
                            .expand(count -> count == PAGE ? page(check) : Mono.empty())
                            .then(Mono.fromSupplier(check::report));
                });
    }

    private Mono<Integer> page(ChainCheck check) {
        return chain.after(check.place(), PAGE).reduce(0, (count, link) -> {
            check.next(link);
            return count + 1;
        });
    }
}
