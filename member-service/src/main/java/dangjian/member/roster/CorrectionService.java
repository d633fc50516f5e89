package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Corrects records and keeps what they were before.
@Service
class CorrectionService {

    private final MemberRepository members;
    private final MemberHistory history;
    private final Registrar registrar;
    private final CodeBooks codeBooks;
    private final Seal seal;
    private final Outbox outbox;
    private final InstantSource clock;

    CorrectionService(
            MemberRepository members,
            MemberHistory history,
            Registrar registrar,
            CodeBooks codeBooks,
            Seal seal,
            Outbox outbox,
            InstantSource clock) {
        this.members = members;
        this.history = history;
        this.registrar = registrar;
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A correction that changes nothing leaves version and history as they are.
    @Transactional
    Mono<PlacedMember> correct(UUID id, Version version, Correction correction, Caller caller, Scope scope) {
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .map(PlacedMember::member)
                .doOnNext(member -> version.mustBe(member.version()))
                .zipWith(
                        codeBooks.current(),
                        (member, book) -> new Step(member, correction.apply(member, book, today())))
                .filter(step -> !step.changes().isEmpty())
                .delayUntil(step -> store(step, scope))
                .delayUntil(step -> history.add(step, correction.reason(), caller, scope))
                .delayUntil(step -> outbox.add(MemberChanged.of(step.after())))
                .then(Mono.defer(() -> members.find(id, scope)));
    }

    private Mono<Long> store(Step step, Scope scope) {
        var corrected = new SealedMember(step.after(), seal.seal(step.after().personal()));
        return (step.isSamePerson() ? Mono.empty() : registrar.mustBeNew(corrected))
                .then(Mono.defer(() -> members.update(corrected, scope)))
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(Problem::stale));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    /// A record before and after its correction.
    record Step(Member before, Member after) {

        List<Change> changes() {
            return after.changesSince(before);
        }

        boolean isSamePerson() {
            return before.personal().idNumber().equals(after.personal().idNumber());
        }
    }
}
