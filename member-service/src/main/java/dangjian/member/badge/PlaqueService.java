package dangjian.member.badge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.discipline.MemberRights;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Grants plaques and posts, and takes them down.
@Service
class PlaqueService {

    private final PlaqueRepository plaques;
    private final PlaqueLedgerRepository ledger;
    private final Organizations organizations;
    private final Roster roster;
    private final MemberRights rights;
    private final Outbox outbox;
    private final InstantSource clock;

    PlaqueService(
            PlaqueRepository plaques,
            PlaqueLedgerRepository ledger,
            Organizations organizations,
            Roster roster,
            MemberRights rights,
            Outbox outbox,
            InstantSource clock) {
        this.plaques = plaques;
        this.ledger = ledger;
        this.organizations = organizations;
        this.roster = roster;
        this.rights = rights;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Page<Plaque>> list(@Nullable UUID under, @Nullable UUID member, Scope scope, Paging paging) {
        return organizations
                .mustKnow(under, scope)
                .thenMany(Flux.defer(() -> plaques.list(under, member, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, plaque -> List.of(plaque.id())));
    }

    /// The same list as a ledger names it.
    Mono<Page<PlaqueLedgerRepository.Line>> lines(
            @Nullable UUID under, @Nullable UUID member, Scope scope, Paging paging) {
        return organizations.mustKnow(under, scope).then(Mono.defer(() -> ledger.page(under, member, scope, paging)));
    }

    @Transactional
    Mono<Plaque> grant(Plaque plaque, Caller caller, Scope scope) {
        mustHaveCome(plaque.grantedOn(), "/grantedOn");
        return mayHold(plaque, scope)
                .then(Mono.defer(() -> plaques.insert(plaque, scope)))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.plaque.held"))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .delayUntil(granted -> outbox.add(PlaqueChanged.granted(granted)))
                .delayUntil(granted -> note(granted, new Reason(granted.title(), caller), scope));
    }

    @Transactional
    Mono<Plaque> remove(UUID id, LocalDate day, String reason, Version version, Caller caller, Scope scope) {
        mustHaveCome(day, "/removedOn");
        return plaques.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.plaque.unknown")))
                .doOnNext(plaque -> version.mustBe(plaque.version()))
                .map(plaque -> plaque.remove(day, reason))
                .flatMap(plaque -> plaques.update(plaque, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(removed -> outbox.add(PlaqueChanged.removed(removed, day)))
                .delayUntil(removed -> note(removed, new Reason(reason, caller), scope));
    }

    /// The record of the member tells the post that is held (先锋岗), the latest one of several.
    private Mono<Void> note(Plaque plaque, Reason reason, Scope scope) {
        var holder = plaque.memberId();
        if (holder == null || plaque.kind() != Plaque.Kind.VANGUARD_POST) {
            return Mono.empty();
        }
        return plaques.isWithin(holder, scope)
                .filter(isWithin -> isWithin)
                .flatMap(_ -> plaques.post(holder, scope).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(title -> roster.holdPost(holder, title.orElse(null), reason, scope))
                .then();
    }

    /// A member who holds it belongs to the branch, and may be honoured.
    private Mono<Void> mayHold(Plaque plaque, Scope scope) {
        var holder = plaque.memberId();
        if (holder == null) {
            return Mono.empty();
        }
        return roster.current(holder, scope)
                .doOnNext(member -> {
                    if (!member.orgId().equals(plaque.orgId())) {
                        throw Problem.unprocessable("member.plaque.rules")
                                .at("/memberId", "member.plaque.other-branch");
                    }
                })
                .filter(_ -> plaque.kind().isHonour())
                .flatMap(_ -> rights.on(Set.of(holder), plaque.grantedOn(), scope))
                .doOnNext(found -> {
                    if (!Objects.requireNonNull(found.get(holder)).mayBeExcellent()) {
                        throw Problem.conflict("member.plaque.not-honourable");
                    }
                })
                .then();
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.plaque.rules").at(pointer, "member.badge.future");
        }
        if (day.isBefore(BusinessTime.FOUNDING)) {
            throw Problem.unprocessable("member.plaque.rules")
                    .at(pointer, "member.day.before-founding", BusinessTime.FOUNDING);
        }
    }
}
