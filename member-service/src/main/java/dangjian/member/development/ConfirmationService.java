package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.Months;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterMember;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Confirms probationary members who have no development case here: they came from elsewhere or before the platform.
@Service
class ConfirmationService {

    private final ConfirmationRepository cases;
    private final Templates templates;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    ConfirmationService(
            ConfirmationRepository cases, Templates templates, Roster roster, Outbox outbox, InstantSource clock) {
        this.cases = cases;
        this.templates = templates;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<RosterMember> confirm(UUID id, LocalDate fullOn, Reason reason, Scope scope) {
        return roster.current(id, scope)
                .filter(member -> member.stage() == MemberStage.PROBATIONARY)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("member.not-probationary")))
                .delayUntil(_ -> cases.hasCase(id, scope).doOnNext(has -> {
                    if (has) {
                        throw Problem.conflict("member.development.has-case");
                    }
                }))
                .zipWith(templates.all())
                .map(both -> end(both.getT1().joinedOn(), both.getT2()))
                .doOnNext(end -> mustHaveEnded(end, fullOn))
                .flatMap(end -> roster.confirm(id, fullOn, fullOn.isAfter(end), reason, scope))
                .delayUntil(member -> outbox.add(new MemberConfirmed(id, null, member.orgId(), fullOn)));
    }

    /// When the probation ends unless it is extended.
    private static LocalDate end(LocalDate joinedOn, List<Template> all) {
        var template = all.stream()
                .filter(version -> !version.effectiveOn().isAfter(joinedOn))
                .findFirst()
                .orElseGet(all::getLast);
        return Months.plus(joinedOn, template.probationMonths());
    }

    private void mustHaveEnded(LocalDate earliest, LocalDate fullOn) {
        var problem = Problem.unprocessable("member.development.rules");
        if (fullOn.isBefore(earliest)) {
            throw problem.at("/fullOn", "member.development.too-early", earliest.toString());
        }
        if (fullOn.isAfter(BusinessTime.today(clock))) {
            throw problem.at("/fullOn", "member.development.confirmed-in-future");
        }
    }
}
