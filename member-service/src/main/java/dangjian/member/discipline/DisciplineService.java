package dangjian.member.discipline;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterMember;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps penalties: imposing, restoring rights, revoking.
@Service
class DisciplineService {

    private final PenaltyRepository penalties;
    private final PenaltyDecisionRepository decisions;
    private final RightsRepository rights;
    private final PenaltyViews views;
    private final Organizations organizations;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    DisciplineService(
            PenaltyRepository penalties,
            PenaltyDecisionRepository decisions,
            RightsRepository rights,
            PenaltyViews views,
            Organizations organizations,
            Roster roster,
            Outbox outbox,
            InstantSource clock) {
        this.penalties = penalties;
        this.decisions = decisions;
        this.rights = rights;
        this.views = views;
        this.organizations = organizations;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<PenaltyView> find(UUID id, Scope scope) {
        return known(id, scope).flatMap(penalty -> views.of(penalty, scope));
    }

    Mono<Page<PenaltyView>> list(PenaltyFilter filter, Scope scope, Paging paging) {
        return organizations
                .mustKnow(filter.under(), scope)
                .thenMany(Flux.defer(() -> penalties.list(filter, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, penalty -> List.of(penalty.id())))
                .flatMap(page -> views.of(page, scope));
    }

    /// What a committee may decide has effect at once; what is above it waits for the district.
    @Transactional
    Mono<PenaltyView> impose(Penalty penalty, Caller caller, Scope scope) {
        if (penalty.imposedOn().isAfter(today())) {
            throw Problem.unprocessable("member.penalty.rules").at("/imposedOn", "member.penalty.future");
        }
        return roster.current(penalty.memberId(), scope)
                .doOnNext(member -> mustBeFull(member, penalty))
                .zipWith(rights.rules().map(penalty::enter))
                .flatMap(both -> enter(both.getT2(), both.getT1(), caller, scope))
                .flatMap(entered -> views.of(entered, scope));
    }

    private Mono<Penalty> enter(Penalty penalty, RosterMember member, Caller caller, Scope scope) {
        return penalties
                .insert(penalty, scope)
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.penalty.same-matter"))
                .delayUntil(entered -> entered.state() == Penalty.State.PROPOSED
                        ? decisions.save(PenaltyDecision.awaited(entered, caller))
                        : outbox.add(MemberDisciplined.imposed(entered, member.orgId())));
    }

    @Transactional
    Mono<PenaltyView> restore(UUID id, LocalDate day, Version version, Scope scope) {
        mustHaveCome(day, "/restoredOn");
        return change(
                id, version, penalty -> penalty.restore(day), MemberDisciplined.Change.RIGHTS_RESTORED, day, scope);
    }

    @Transactional
    Mono<PenaltyView> revoke(UUID id, LocalDate day, String reason, Version version, Scope scope) {
        mustHaveCome(day, "/revokedOn");
        return change(
                id, version, penalty -> penalty.revoke(day, reason), MemberDisciplined.Change.REVOKED, day, scope);
    }

    Mono<PenaltyRules> rules() {
        return rights.rules();
    }

    private Mono<PenaltyView> change(
            UUID id,
            Version version,
            UnaryOperator<Penalty> verb,
            MemberDisciplined.Change change,
            LocalDate day,
            Scope scope) {
        return known(id, scope)
                .doOnNext(penalty -> version.mustBe(penalty.version()))
                .map(verb)
                .flatMap(changed -> penalties.update(changed, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(changed ->
                        roster.find(changed.memberId(), scope).flatMap(member -> tell(changed, member, change, day)))
                .flatMap(changed -> views.of(changed, scope));
    }

    private Mono<Void> tell(Penalty penalty, RosterMember member, MemberDisciplined.Change change, LocalDate day) {
        return outbox.add(new MemberDisciplined(penalty.memberId(), member.orgId(), change, day));
    }

    private Mono<Penalty> known(UUID id, Scope scope) {
        return penalties.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.penalty.unknown")));
    }

    /// A probationary member is warned, has the probation extended or is disqualified, but gets no penalty.
    private static void mustBeFull(RosterMember member, Penalty penalty) {
        if (member.stage() != MemberStage.FULL) {
            throw Problem.conflict("member.penalty.probationary");
        }
        if (penalty.imposedOn().isBefore(member.joinedOn())) {
            throw Problem.unprocessable("member.penalty.rules").at("/imposedOn", "member.penalty.before-joining");
        }
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(today())) {
            throw Problem.unprocessable("member.penalty.rules").at(pointer, "member.penalty.future");
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
