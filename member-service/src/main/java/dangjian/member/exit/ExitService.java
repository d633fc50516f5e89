package dangjian.member.exit;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.mobility.LostMembers;
import dangjian.member.roster.ExitReason;
import dangjian.member.roster.MemberStatus;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterMember;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Proposes and decides exits, and restores suspended memberships.
@Service
class ExitService {

    private final ExitRepository exits;
    private final DisposalRepository disposals;
    private final Organizations organizations;
    private final Roster roster;
    private final LostMembers lost;
    private final InstantSource clock;

    ExitService(
            ExitRepository exits,
            DisposalRepository disposals,
            Organizations organizations,
            Roster roster,
            LostMembers lost,
            InstantSource clock) {
        this.exits = exits;
        this.disposals = disposals;
        this.organizations = organizations;
        this.roster = roster;
        this.lost = lost;
        this.clock = clock;
    }

    Mono<List<ExitRule>> rules() {
        return exits.rules(today()).collectList();
    }

    Mono<Exit> find(UUID id, Scope scope) {
        return exits.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.exit.unknown")));
    }

    Mono<Page<Exit>> list(@Nullable UUID under, Exit.@Nullable State state, Scope scope, Paging paging) {
        return organizations
                .mustKnow(under, scope)
                .thenMany(Flux.defer(() -> exits.list(under, state, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, exit -> List.of(exit.id())));
    }

    /// What a branch may record alone takes effect at once; anything else waits for its approval.
    @Transactional
    Mono<Exit> propose(Exit exit, Caller caller, Scope scope) {
        if (exit.effectiveOn().isAfter(today())) {
            throw Problem.unprocessable("member.exit.rules").at("/effectiveOn", "member.exit.future");
        }
        return roster.current(exit.memberId(), scope)
                .doOnNext(exit::mustComeAfterJoining)
                .delayUntil(_ -> mustBeAllowed(exit, scope))
                .flatMap(_ -> exits.insert(exit, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.exit.proposed-already"))
                .zipWhen(_ -> rule(exit.reason()))
                .flatMap(both -> both.getT2().isForBranch()
                        ? enact(both.getT1(), exit.explanation(), caller, scope)
                        : Mono.just(both.getT1()));
    }

    /// The membership ends in the same transaction; whoever has proposed it leaves that to somebody else.
    @Transactional
    Mono<Exit> approve(UUID id, String note, Version version, Caller caller, Scope scope) {
        return find(id, scope)
                .doOnNext(exit -> version.mustBe(exit.version()))
                .doOnNext(exit -> exit.mustNotBeOf(caller))
                .delayUntil(exit -> rule(exit.reason()).doOnNext(rule -> rule.mustBeApprovedBy(caller)))
                .delayUntil(exit -> mustBeAllowed(exit, scope))
                .flatMap(exit -> enact(exit, note, caller, scope));
    }

    private Mono<Exit> enact(Exit proposed, String note, Caller caller, Scope scope) {
        return Mono.fromSupplier(() -> proposed.decide(Exit.State.APPROVED, caller.name(), note, clock.instant()))
                .flatMap(exit -> exits.update(exit, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(exit -> roster.exit(
                        exit.memberId(),
                        exit.reason(),
                        exit.effectiveOn(),
                        new Reason(exit.explanation(), caller),
                        scope));
    }

    @Transactional
    Mono<Exit> reject(UUID id, String note, Version version, Caller caller, Scope scope) {
        return find(id, scope)
                .doOnNext(exit -> version.mustBe(exit.version()))
                .map(exit -> exit.decide(Exit.State.REJECTED, caller.name(), note, clock.instant()))
                .flatMap(exit -> exits.update(exit, scope))
                .switchIfEmpty(Mono.error(Problem::stale));
    }

    /// Only a suspended membership is restored (恢复党籍): who withdrew, was removed or expelled may only join anew.
    @Transactional
    Mono<Restored> restore(UUID member, LocalDate on, String ground, Caller caller, Scope scope) {
        if (on.isAfter(today())) {
            throw Problem.unprocessable("member.exit.rules").at("/restoredOn", "member.exit.future");
        }
        return roster.find(member, scope)
                .doOnNext(ExitService::mustBeSuspended)
                .flatMap(_ -> roster.restore(member, on, new Reason(ground, caller), scope))
                .delayUntil(_ -> lost.findAgain(member, on, scope))
                .map(restored -> new Restored(restored.id(), restored.status(), on));
    }

    private Mono<Void> mustBeAllowed(Exit exit, Scope scope) {
        return rule(exit.reason())
                .doOnNext(ExitRule::mustBePossibleHere)
                .zipWith(disposal(exit, scope))
                .doOnNext(both -> both.getT1().mustRestOn(both.getT2().orElse(null)))
                .then(Mono.defer(() -> mustHaveBeenSearchedFor(exit, scope)));
    }

    /// A lost member is suspended after the time and the search that the rules ask for, and removed after two more
    /// years.
    private Mono<Void> mustHaveBeenSearchedFor(Exit exit, Scope scope) {
        if (exit.reason() != ExitReason.SUSPENDED && exit.reason() != ExitReason.REMOVED_FOR_LEAVING) {
            return Mono.empty();
        }
        var search = lost.search(exit.memberId(), exit.effectiveOn(), scope);
        return search.doOnNext(found -> mustBeOver(found, exit))
                .hasElement()
                .doOnNext(isLost -> {
                    if (!isLost && exit.reason() == ExitReason.SUSPENDED) {
                        throw Problem.conflict("member.exit.not-lost");
                    }
                })
                .then();
    }

    private static void mustBeOver(LostMembers.Search search, Exit exit) {
        if (!search.isTried()) {
            throw Problem.conflict("member.exit.not-searched");
        }
        var removal = search.removalDueOn();
        var earliest =
                exit.reason() == ExitReason.REMOVED_FOR_LEAVING && removal != null ? removal : search.maySuspendFrom();
        if (exit.reason() == ExitReason.REMOVED_FOR_LEAVING && removal == null) {
            throw Problem.conflict("member.exit.suspend-first");
        }
        if (exit.effectiveOn().isBefore(earliest)) {
            throw Problem.conflict("member.exit.too-early", earliest.toString());
        }
    }

    private Mono<Optional<Disposal>> disposal(Exit exit, Scope scope) {
        var id = exit.disposalId();
        return id == null
                ? Mono.just(Optional.empty())
                : disposals
                        .find(id, scope)
                        .filter(disposal -> disposal.memberId().equals(exit.memberId()))
                        .map(Optional::of)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("member.disposal.unknown")));
    }

    private Mono<ExitRule> rule(ExitReason reason) {
        return exits.rules(today()).filter(rule -> rule.reason() == reason).single();
    }

    private static void mustBeSuspended(RosterMember member) {
        if (member.status() != MemberStatus.SUSPENDED) {
            throw Problem.conflict("member.exit.not-suspended");
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    /// A membership that goes on.
    record Restored(UUID memberId, MemberStatus status, LocalDate restoredOn) {}
}
