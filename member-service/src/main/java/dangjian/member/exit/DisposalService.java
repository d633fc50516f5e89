package dangjian.member.exit;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.Months;
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
import reactor.core.publisher.Mono;

/// Keeps dispositions short of a penalty.
@Service
class DisposalService {

    private final DisposalRepository disposals;
    private final Roster roster;
    private final RuleNumbers rules;
    private final InstantSource clock;

    DisposalService(DisposalRepository disposals, Roster roster, RuleNumbers rules, InstantSource clock) {
        this.disposals = disposals;
        this.roster = roster;
        this.rules = rules;
        this.clock = clock;
    }

    Mono<Disposal> find(UUID id, Scope scope) {
        return disposals.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.disposal.unknown")));
    }

    Mono<Page<Disposal>> list(
            @Nullable UUID under, @Nullable UUID member, @Nullable LocalDate dueBy, Scope scope, Paging paging) {
        return disposals
                .list(under, member, dueBy, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, disposal -> List.of(disposal.id())));
    }

    @Transactional
    Mono<Disposal> decide(Disposal disposal, Scope scope) {
        mustHaveCome(disposal.decidedOn(), "/decidedOn");
        return roster.current(disposal.memberId(), scope)
                .flatMap(_ -> rules.on(disposal.decidedOn()))
                .doOnNext(numbers -> mustBeShort(disposal, numbers.get("correction-months-at-most")))
                .flatMap(_ -> disposals.isPunished(disposal.memberId(), disposal.matterNo(), scope))
                .doOnNext(isPunished -> {
                    if (isPunished) {
                        throw Problem.conflict("member.disposal.punished");
                    }
                })
                .flatMap(_ -> disposals.insert(disposal, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.disposal.same-matter"));
    }

    @Transactional
    Mono<Disposal> conclude(UUID id, Disposal.Result result, LocalDate day, Version version, Scope scope) {
        mustHaveCome(day, "/resultOn");
        return find(id, scope)
                .doOnNext(disposal -> version.mustBe(disposal.version()))
                .map(disposal -> disposal.conclude(result, day))
                .flatMap(disposal -> disposals.conclude(disposal, scope))
                .switchIfEmpty(Mono.error(Problem::stale));
    }

    private static void mustBeShort(Disposal disposal, int months) {
        var correctBy = disposal.correctBy();
        if (correctBy != null && correctBy.isAfter(Months.plus(disposal.decidedOn(), months))) {
            throw Problem.unprocessable("member.disposal.rules").at("/correctBy", "member.disposal.too-long", months);
        }
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.disposal.rules").at(pointer, "member.exit.future");
        }
    }
}
