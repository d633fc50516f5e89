package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Corrects records and keeps what they were before.
@Service
class CorrectionService {

    private final MemberRepository members;
    private final Registrar registrar;
    private final CommitteeMatter committee;
    private final CodeBooks codeBooks;
    private final Rewriting rewriting;
    private final Seal seal;
    private final InstantSource clock;

    CorrectionService(
            MemberRepository members,
            Registrar registrar,
            CommitteeMatter committee,
            CodeBooks codeBooks,
            Rewriting rewriting,
            Seal seal,
            InstantSource clock) {
        this.members = members;
        this.registrar = registrar;
        this.committee = committee;
        this.codeBooks = codeBooks;
        this.rewriting = rewriting;
        this.seal = seal;
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
                        (member, book) -> Rewriting.Step.of(member, correction.apply(member, book, today()), today()))
                .filter(step -> !step.changes().isEmpty())
                .delayUntil(step -> committee.mustBeAllowed(step.after().orgId(), step.fields(), caller))
                .delayUntil(this::mustBeNew)
                .delayUntil(step -> rewriting.replace(step, new Reason(correction.reason(), caller), scope))
                .then(Mono.defer(() -> members.find(id, scope)));
    }

    private Mono<Void> mustBeNew(Rewriting.Step step) {
        var corrected = step.after();
        return step.isSamePerson()
                ? Mono.empty()
                : registrar.mustBeNew(new SealedMember(corrected, seal.seal(corrected.personal())));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
