package dangjian.member.mobility;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps who is lost and what was done to find them.
@Service
class LostService {

    private final LostRepository cases;
    private final Organizations organizations;
    private final Roster roster;
    private final RuleNumbers rules;
    private final InstantSource clock;

    LostService(
            LostRepository cases, Organizations organizations, Roster roster, RuleNumbers rules, InstantSource clock) {
        this.cases = cases;
        this.organizations = organizations;
        this.roster = roster;
        this.rules = rules;
        this.clock = clock;
    }

    Mono<LostView> find(UUID id, Scope scope) {
        return known(id, scope).flatMap(lost -> view(lost, scope));
    }

    Mono<Page<LostView>> list(@Nullable UUID under, boolean onlyOpen, Scope scope, Paging paging) {
        return organizations
                .mustKnow(under, scope)
                .thenMany(Flux.defer(() -> cases.list(under, onlyOpen, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, lost -> List.of(lost.id())))
                .flatMap(page -> Mono.zip(
                        roster.find(
                                page.items().stream().map(LostCase::memberId).toList(), scope),
                        rules.on(today()),
                        (members, numbers) -> page.map(lost -> LostView.of(
                                lost, Objects.requireNonNull(members.get(lost.memberId())), numbers, today(), null))));
    }

    /// The labels of the circumstances (失联情形) by code.
    Mono<Map<String, String>> circumstances() {
        return cases.circumstances();
    }

    @Transactional
    Mono<LostView> lose(LostCase lost, Caller caller, Scope scope) {
        mustHaveCome(lost.since(), "/since");
        return cases.circumstances()
                .mapNotNull(labels -> labels.get(lost.circumstance()))
                .switchIfEmpty(Mono.error(() ->
                        Problem.unprocessable("member.lost.rules").at("/circumstance", "member.lost.circumstance")))
                .delayUntil(_ -> roster.current(lost.memberId(), scope).doOnNext(lost::mustBeginAfterJoining))
                .delayUntil(_ -> cases.insert(lost, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.lost.already"))
                .flatMap(label -> roster.lose(
                        lost.memberId(), lost.since(), lost.circumstance(), new Reason("失联：" + label, caller), scope))
                .flatMap(_ -> find(lost.id(), scope));
    }

    @Transactional
    Mono<LostView> search(UUID id, SearchEffort effort, Scope scope) {
        mustHaveCome(effort.madeOn(), "/madeOn");
        return known(id, scope)
                .doOnNext(lost -> lost.mustTakeEffort(effort.madeOn()))
                .flatMap(_ -> cases.effort(id, effort))
                .then(Mono.defer(() -> find(id, scope)));
    }

    /// The member is in contact again; a suspended membership stays suspended until somebody restores it.
    @Transactional
    Mono<LostView> found(UUID id, LocalDate day, String how, Version version, Caller caller, Scope scope) {
        mustHaveCome(day, "/foundOn");
        return known(id, scope)
                .doOnNext(lost -> version.mustBe(lost.version()))
                .map(lost -> lost.found(day))
                .delayUntil(lost -> roster.findAgain(lost.memberId(), new Reason(how, caller), scope))
                .flatMap(lost -> cases.update(lost, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .flatMap(lost -> view(lost, scope));
    }

    private Mono<LostCase> known(UUID id, Scope scope) {
        return cases.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.lost.unknown")));
    }

    private Mono<LostView> view(LostCase lost, Scope scope) {
        return Mono.zip(
                        roster.find(lost.memberId(), scope),
                        rules.on(today()),
                        cases.efforts(lost.id()).collectList())
                .map(parts -> LostView.of(lost, parts.getT1(), parts.getT2(), today(), parts.getT3()));
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(today())) {
            throw Problem.unprocessable("member.lost.rules").at(pointer, "member.lost.future");
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
