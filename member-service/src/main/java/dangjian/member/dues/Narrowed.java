package dangjian.member.dues;

import dangjian.kit.org.Organizations;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The part of a scope below one organisation.
public final class Narrowed {

    private Narrowed() {}

    public static Mono<Scope> to(@Nullable UUID under, Organizations organizations, Scope scope) {
        return under == null
                ? Mono.just(scope)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(organization -> Scope.of(organization.path()));
    }
}
