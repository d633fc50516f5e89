package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes in people by admission or from outside of the district: who was a member before comes back to the own record.
@Component
class Returning {

    private final MemberRepository members;
    private final RegistrationService registrations;
    private final BranchFinder branches;
    private final Rewriting rewriting;
    private final CodeBooks codeBooks;
    private final Seal seal;
    private final InstantSource clock;

    Returning(
            MemberRepository members,
            RegistrationService registrations,
            BranchFinder branches,
            Rewriting rewriting,
            CodeBooks codeBooks,
            Seal seal,
            InstantSource clock) {
        this.members = members;
        this.registrations = registrations;
        this.branches = branches;
        this.rewriting = rewriting;
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.clock = clock;
    }

    /// A problem when a field breaks a rule, or somebody with this ID number is a member or left for another reason.
    Mono<NewMember> check(Map<RosterField, String> texts) {
        return draft(texts).flatMap(draft -> {
            var index = index(draft);
            return members.findAnywhere(index)
                    .doOnNext(before ->
                            before.member().mustBeReturning(draft.membership().joinedOn()))
                    .then(Mono.just(new NewMember(
                            draft.person().name(), draft.membership().stage(), index)));
        });
    }

    /// Somebody becomes a member by a branch's admission, for the first time or anew (重新入党).
    ///
    /// @return the record of the person, in the branch
    Mono<PlacedMember> admit(UUID branch, Map<RosterField, String> texts, Reason reason, Scope scope) {
        return branches.holding(branch, scope)
                .zipWith(draft(texts)
                        .flatMap(draft -> members.findAnywhere(index(draft)).hasElement()))
                .flatMap(known -> {
                    var told = new EnumMap<>(texts);
                    told.put(RosterField.ENTRY_TYPE, "ADMITTED");
                    told.put(RosterField.ADMISSION_TYPE, known.getT2() ? "REJOINED" : "BRANCH");
                    told.put(RosterField.JOINED_BRANCH, known.getT1().name());
                    return enter(branch, told, reason, scope);
                });
    }

    /// Somebody comes by a transfer from outside of the district.
    ///
    /// @return the record of the person, in the branch
    Mono<PlacedMember> readmit(UUID branch, Map<RosterField, String> texts, Reason reason, Scope scope) {
        var told = new EnumMap<>(texts);
        told.put(RosterField.ENTRY_TYPE, "TRANSFERRED");
        return enter(branch, told, reason, scope);
    }

    private Mono<PlacedMember> enter(UUID branch, Map<RosterField, String> texts, Reason reason, Scope scope) {
        return draft(texts)
                .flatMap(draft -> members.findAnywhere(index(draft))
                        .flatMap(before -> comeBack(before, branch, draft, reason, scope))
                        .switchIfEmpty(
                                Mono.defer(() -> registrations.register(branch, texts, reason.caller(), scope))));
    }

    private Mono<PlacedMember> comeBack(PlacedMember before, UUID branch, Draft draft, Reason reason, Scope scope) {
        return branches.holding(branch, scope)
                .zipWith(
                        codeBooks.current(),
                        (found, book) -> Rewriting.Step.of(
                                        before.member(),
                                        before.member().comeBack(found.id(), draft, book),
                                        BusinessTime.today(clock))
                                .between(before.orgName(), found.name()))
                .flatMap(step -> rewriting.replace(step, reason, Scope.of("")))
                .then(Mono.defer(() -> members.find(before.member().id(), scope)));
    }

    private Mono<Draft> draft(Map<RosterField, String> texts) {
        return codeBooks.current().map(book -> Correction.draft(Entry.of(texts), book, BusinessTime.today(clock)));
    }

    private byte[] index(Draft draft) {
        return seal.index(PersonalField.ID_NUMBER, draft.personal().idNumber().number());
    }
}
