package dangjian.member.exit;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.Months;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Roster;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps dispositions short of a penalty.
@Service
class DisposalService {

    private final DisposalRepository disposals;
    private final Organizations organizations;
    private final Roster roster;
    private final RuleNumbers rules;
    private final Outbox outbox;
    private final InstantSource clock;

    DisposalService(
            DisposalRepository disposals,
            Organizations organizations,
            Roster roster,
            RuleNumbers rules,
            Outbox outbox,
            InstantSource clock) {
        this.disposals = disposals;
        this.organizations = organizations;
        this.roster = roster;
        this.rules = rules;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Disposal> find(UUID id, Scope scope) {
        return disposals.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.disposal.unknown")));
    }

    Mono<Page<Disposal>> list(
            @Nullable UUID under, @Nullable UUID member, @Nullable LocalDate dueBy, Scope scope, Paging paging) {
        return organizations
                .mustKnow(under, scope)
                .thenMany(Flux.defer(() -> disposals.list(under, member, dueBy, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, disposal -> List.of(disposal.id())));
    }

    @Transactional
    Mono<Disposal> decide(Disposal disposal, Scope scope) {
        mustHaveCome(disposal.decidedOn(), "/decidedOn");
        return roster.current(disposal.memberId(), scope)
                .doOnNext(disposal::mustComeAfterJoining)
                .delayUntil(_ -> mustBeShort(disposal))
                .flatMap(_ -> disposals.isPunished(disposal.memberId(), disposal.matterNo(), scope))
                .doOnNext(isPunished -> {
                    if (isPunished) {
                        throw Problem.conflict("member.disposal.punished");
                    }
                })
                .flatMap(_ -> disposals.insert(disposal, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.disposal.same-matter"))
                .delayUntil(decided -> tell(decided, MemberDisposed.Change.DECIDED, decided.decidedOn(), scope));
    }

    @Transactional
    Mono<Disposal> conclude(UUID id, Disposal.Result result, LocalDate day, Version version, Scope scope) {
        mustHaveCome(day, "/resultOn");
        return find(id, scope)
                .doOnNext(disposal -> version.mustBe(disposal.version()))
                .map(disposal -> disposal.conclude(result, day))
                .flatMap(disposal -> disposals.conclude(disposal, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(concluded -> tell(concluded, MemberDisposed.Change.CONCLUDED, day, scope));
    }

    private Mono<Void> tell(Disposal disposal, MemberDisposed.Change change, LocalDate day, Scope scope) {
        return roster.find(disposal.memberId(), scope)
                .flatMap(member ->
                        outbox.add(new MemberDisposed(disposal.id(), member.id(), member.orgId(), change, day)));
    }

    private Mono<Void> mustBeShort(Disposal disposal) {
        var correctBy = disposal.correctBy();
        return correctBy == null
                ? Mono.empty()
                : rules.on(disposal.decidedOn())
                        .map(numbers -> numbers.get("correction-months-at-most"))
                        .filter(months -> correctBy.isAfter(Months.plus(disposal.decidedOn(), months)))
                        .flatMap(months -> Mono.error(Problem.unprocessable("member.disposal.rules")
                                .at("/correctBy", "member.disposal.too-long", months)));
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.disposal.rules").at(pointer, "member.exit.future");
        }
    }
}
