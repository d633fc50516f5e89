package dangjian.member.discipline;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.ExitReason;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterMember;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// The district's decisions on penalties that a committee has proposed.
@Service
class PenaltyDecisionService {

    private final PenaltyRepository penalties;
    private final PenaltyDecisionRepository decisions;
    private final PenaltyViews views;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    PenaltyDecisionService(
            PenaltyRepository penalties,
            PenaltyDecisionRepository decisions,
            PenaltyViews views,
            Roster roster,
            Outbox outbox,
            InstantSource clock) {
        this.penalties = penalties;
        this.decisions = decisions;
        this.views = views;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The penalty has effect now; an expulsion ends the membership in the same transaction.
    @Transactional
    Mono<PenaltyView> approve(UUID id, String note, Version version, Caller caller, Scope scope) {
        return decide(id, version, Penalty.State.IMPOSED, said -> said.approve(caller, note, clock.instant()), scope)
                .delayUntil(penalty -> ended(penalty, caller, scope)
                        .flatMap(member -> outbox.add(MemberDisciplined.imposed(penalty, member.orgId()))))
                .flatMap(penalty -> views.of(penalty, scope));
    }

    @Transactional
    Mono<PenaltyView> reject(UUID id, String note, Version version, Caller caller, Scope scope) {
        return decide(id, version, Penalty.State.REJECTED, said -> said.reject(caller, note, clock.instant()), scope)
                .flatMap(penalty -> views.of(penalty, scope));
    }

    private Mono<Penalty> decide(
            UUID id, Version version, Penalty.State decision, UnaryOperator<PenaltyDecision> verb, Scope scope) {
        return penalties
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.penalty.unknown")))
                .doOnNext(penalty -> version.mustBe(penalty.version()))
                .map(penalty -> penalty.decide(decision))
                .delayUntil(
                        penalty -> decisions.of(List.of(id)).single().map(verb).flatMap(decisions::save))
                .flatMap(penalty -> penalties.update(penalty, scope))
                .switchIfEmpty(Mono.error(Problem::stale));
    }

    private Mono<RosterMember> ended(Penalty penalty, Caller caller, Scope scope) {
        return penalty.kind() == PenaltyKind.EXPULSION
                ? roster.exit(
                        penalty.memberId(),
                        ExitReason.EXPELLED,
                        penalty.imposedOn(),
                        new Reason(penalty.documentNo(), caller),
                        scope)
                : roster.current(penalty.memberId(), scope);
    }
}
