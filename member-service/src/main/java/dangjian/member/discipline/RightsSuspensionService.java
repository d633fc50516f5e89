package dangjian.member.discipline;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Suspends a member's rights (中止党员权利) without a penalty, and ends that.
@Service
class RightsSuspensionService {

    private final RightsRepository rights;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    RightsSuspensionService(RightsRepository rights, Roster roster, Outbox outbox, InstantSource clock) {
        this.rights = rights;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<Void> suspend(UUID member, LocalDate since, String ground, Caller caller, Scope scope) {
        return roster.current(member, scope)
                .doOnNext(found -> {
                    if (since.isAfter(BusinessTime.today(clock)) || since.isBefore(found.joinedOn())) {
                        throw Problem.unprocessable("member.rights.rules").at("/since", "member.rights.since");
                    }
                })
                .delayUntil(_ -> rights.suspend(
                        member, since, ground, new RightsRepository.Recording(clock.instant(), caller.name()), scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.rights.suspended-already"))
                .flatMap(found -> outbox.add(new MemberDisciplined(
                        member, found.orgId(), MemberDisciplined.Change.RIGHTS_SUSPENDED, since)));
    }

    @Transactional
    Mono<Void> resume(UUID member, LocalDate until, Scope scope) {
        if (until.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.rights.rules").at("/until", "member.penalty.future");
        }
        return roster.find(member, scope)
                .delayUntil(_ -> rights.resume(member, until, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.conflict("member.rights.not-suspended"))))
                .flatMap(found -> outbox.add(
                        new MemberDisciplined(member, found.orgId(), MemberDisciplined.Change.RIGHTS_RESUMED, until)));
    }
}
