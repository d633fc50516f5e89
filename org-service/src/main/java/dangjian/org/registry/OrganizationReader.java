package dangjian.org.registry;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Reads the register as it is and as it stood.
@Service
class OrganizationReader {

    private final OrganizationRepository organizations;
    private final HistoryRepository history;
    private final InstantSource clock;

    OrganizationReader(OrganizationRepository organizations, HistoryRepository history, InstantSource clock) {
        this.organizations = organizations;
        this.history = history;
        this.clock = clock;
    }

    /// The scope of an administrator, and the own branch of a member.
    Mono<Scope> reach(Caller caller, Scope scope) {
        if (!caller.has(Role.MEMBER)) {
            return Mono.just(scope);
        }
        return organizations
                .branchPaths(caller.organizations(Role.MEMBER))
                .collectList()
                .map(branches -> {
                    var paths = new ArrayList<>(scope.paths());
                    paths.addAll(branches);
                    return new Scope(List.copyOf(paths), scope.memberId());
                });
    }

    Mono<Organization> find(UUID id, Scope scope) {
        return organizations.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }

    Mono<Page<OrganizationSummary>> list(OrganizationFilter filter, Scope scope, Paging paging) {
        var page = history.list(filter, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.path())));
        return paging.count() ? page.zipWith(history.count(filter, scope), Page::withTotal) : page;
    }

    Mono<Page<OrganizationSummary>> children(UUID id, Scope scope, Paging paging) {
        return find(id, scope).then(list(OrganizationFilter.childrenOf(id, day(null)), scope, paging));
    }

    Mono<Page<Standing>> history(UUID id, Scope scope, Paging paging) {
        return find(id, scope)
                .then(history.of(id, scope, paging).collectList())
                .map(rows ->
                        Page.of(rows, paging, row -> List.of(row.validFrom().toEpochDay())));
    }

    /// The day that was asked for, or today.
    LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? BusinessTime.today(clock) : asOf;
    }
}
