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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Registers single members and corrects records.
@Service
class RecordService {

    private final MemberRepository members;
    private final PeriodRepository periods;
    private final ChangeRepository changes;
    private final Registrar registrar;
    private final BranchFinder branches;
    private final CodeBooks codeBooks;
    private final Seal seal;
    private final Outbox outbox;
    private final InstantSource clock;

    RecordService(
            MemberRepository members,
            PeriodRepository periods,
            ChangeRepository changes,
            Registrar registrar,
            BranchFinder branches,
            CodeBooks codeBooks,
            Seal seal,
            Outbox outbox,
            InstantSource clock) {
        this.members = members;
        this.periods = periods;
        this.changes = changes;
        this.registrar = registrar;
        this.branches = branches;
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<PlacedMember> register(UUID branch, Map<RosterField, String> texts, Caller caller, Scope scope) {
        return branches.find(branch, scope)
                .then(codeBooks.current())
                .map(book ->
                        Member.register(draft(texts, book), branch, book, Registration.by(caller, clock.instant())))
                .map(this::seal)
                .delayUntil(this::mustBeNew)
                .delayUntil(member -> registrar.register(List.of(member), scope))
                .flatMap(member -> members.find(member.member().id(), scope));
    }

    @Transactional
    Mono<PlacedMember> correct(UUID id, Version version, Correction correction, Caller caller, Scope scope) {
        return members.find(id, scope)
                .filter(PlacedMember::isNamed)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .map(PlacedMember::member)
                .doOnNext(member -> version.mustBe(member.version()))
                .zipWith(
                        codeBooks.current(),
                        (member, book) -> new Step(member, correction.apply(member, book, today())))
                .filter(step -> !step.changes().isEmpty())
                .delayUntil(step -> store(step, correction.reason(), caller, scope))
                .then(Mono.defer(() -> members.find(id, scope)));
    }

    private Mono<Void> store(Step step, String reason, Caller caller, Scope scope) {
        var corrected = seal(step.after());
        return (step.isSamePerson() ? Mono.empty() : mustBeNew(corrected))
                .then(Mono.defer(() -> members.update(corrected, scope)))
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(Problem::stale))
                .then(Mono.defer(() -> periods.of(step.after().id(), scope)))
                .map(before -> Period.corrected(before, step.after(), today()))
                .flatMap(after -> periods.replace(step.after().id(), after, scope))
                .then(Mono.defer(() -> changes.insert(step.after().id(), step.changes(), reason, caller, scope)))
                .then(Mono.defer(() -> outbox.add(MemberChanged.of(step.after()))));
    }

    private Draft draft(Map<RosterField, String> texts, CodeBook book) {
        return Correction.draft(Entry.of(texts), book, today());
    }

    private SealedMember seal(Member member) {
        return new SealedMember(member, seal.seal(member.personal()));
    }

    private Mono<Void> mustBeNew(SealedMember member) {
        return members.registered(Set.of(member.sealed().idNumberHex()))
                .flatMap(found -> found.isEmpty()
                        ? Mono.empty()
                        : Mono.error(Problem.conflict("member.registered")
                                .at(RosterField.ID_NUMBER.pointer(), "import.registered")));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    /// A record before and after its correction.
    private record Step(Member before, Member after) {

        List<Change> changes() {
            return after.changesSince(before);
        }

        boolean isSamePerson() {
            return before.personal().idNumber().equals(after.personal().idNumber());
        }
    }
}
