package dangjian.member.badge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Records the events at which badges were put on.
@Service
class BadgeEventService {

    private final BadgeEventRepository events;
    private final Organizations organizations;
    private final Roster roster;
    private final InstantSource clock;

    BadgeEventService(BadgeEventRepository events, Organizations organizations, Roster roster, InstantSource clock) {
        this.events = events;
        this.organizations = organizations;
        this.roster = roster;
        this.clock = clock;
    }

    Mono<Page<BadgeEvent>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return organizations
                .mustKnow(under, scope)
                .thenMany(Flux.defer(() -> events.list(under, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, event -> List.of(event.id())));
    }

    @Transactional
    Mono<BadgeEvent> record(BadgeEvent event, Set<UUID> representatives, Scope scope) {
        if (event.heldOn().isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.badge.rules").at("/heldOn", "member.badge.future");
        }
        if (event.heldOn().isBefore(BusinessTime.FOUNDING)) {
            throw Problem.unprocessable("member.badge.rules")
                    .at("/heldOn", "member.day.before-founding", BusinessTime.FOUNDING);
        }
        return roster.find(representatives, scope)
                .flatMap(_ -> events.insert(event, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.badge.event-recorded"))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .delayUntil(_ -> events.insertRepresentatives(event.id(), representatives));
    }
}
