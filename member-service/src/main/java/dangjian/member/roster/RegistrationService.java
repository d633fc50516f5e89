package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Registers single members, by the rules of the import.
@Service
class RegistrationService {

    private final MemberRepository members;
    private final Registrar registrar;
    private final BranchFinder branches;
    private final CommitteeMatter committee;
    private final CodeBooks codeBooks;
    private final Seal seal;
    private final InstantSource clock;

    RegistrationService(
            MemberRepository members,
            Registrar registrar,
            BranchFinder branches,
            CommitteeMatter committee,
            CodeBooks codeBooks,
            Seal seal,
            InstantSource clock) {
        this.members = members;
        this.registrar = registrar;
        this.branches = branches;
        this.committee = committee;
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.clock = clock;
    }

    /// As [#register]; that months count besides is for a committee to say.
    @Transactional
    Mono<PlacedMember> enter(UUID branch, Map<RosterField, String> texts, Caller caller, Scope scope) {
        var besides = texts.containsKey(RosterField.MEMBERSHIP_CORRECTION)
                ? List.of(RosterField.MEMBERSHIP_CORRECTION)
                : List.<RosterField>of();
        return branches.holding(branch, scope)
                .then(Mono.defer(() -> committee.mustBeAllowed(branch, besides, caller)))
                .then(Mono.defer(() -> register(branch, texts, caller, scope)));
    }

    @Transactional
    Mono<PlacedMember> register(UUID branch, Map<RosterField, String> texts, Caller caller, Scope scope) {
        return branches.holding(branch, scope)
                .then(codeBooks.current())
                .map(book -> member(branch, texts, book, caller))
                .map(member -> new SealedMember(member, seal.seal(member.personal())))
                .delayUntil(registrar::mustBeNew)
                .delayUntil(member -> registrar.register(List.of(member), scope))
                .flatMap(member -> members.find(member.member().id(), scope));
    }

    private Member member(UUID branch, Map<RosterField, String> texts, CodeBook book, Caller caller) {
        var draft = Correction.draft(Entry.of(texts), book, BusinessTime.today(clock));
        return Member.register(draft, branch, book, Registration.by(caller, clock.instant()));
    }
}
