package dangjian.member.development;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.ballot.Ballot;
import dangjian.member.ballot.Majorities;
import dangjian.member.ballot.MajorityKind;
import dangjian.member.discipline.MemberRights;
import dangjian.member.discipline.Rights;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterMember;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Completes what somebody tells of a step by what the platform knows.
@Component
class Completion {

    private final CaseRepository cases;
    private final Majorities majorities;
    private final Roster roster;
    private final MemberRights rights;
    private final Electorates electorates;

    Completion(
            CaseRepository cases, Majorities majorities, Roster roster, MemberRights rights, Electorates electorates) {
        this.cases = cases;
        this.majorities = majorities;
        this.roster = roster;
        this.rights = rights;
        this.electorates = electorates;
    }

    /// The people's standing is checked, who approves and the outcome of the vote are added.
    Mono<Recording> of(CaseFile file, Recording recording, Scope scope) {
        return people(recording, scope)
                .then(Mono.defer(() -> approved(file, recording, scope)))
                .flatMap(approved -> counted(file, approved, scope));
    }

    private Mono<Void> people(Recording recording, Scope scope) {
        var people = recording.details().people();
        if (people.isEmpty()) {
            return Mono.empty();
        }
        var members = roster.find(people, scope)
                .doOnNext(found -> found.values().forEach(member -> mustBeFull(member, recording.doneOn())));
        return recording.step().demands().mustIntroduce()
                ? members.zipWith(rights.on(people, recording.doneOn(), scope))
                        .doOnNext(found -> mustIntroduce(found.getT1(), found.getT2()))
                        .then()
                : members.then();
    }

    private static void mustIntroduce(Map<UUID, RosterMember> members, Map<UUID, Rights> rights) {
        members.values().forEach(member -> {
            if (!Objects.requireNonNull(rights.get(member.id())).mayIntroduce()) {
                throw Problem.unprocessable("member.development.rules")
                        .at("/people", "member.development.no-right", member.name());
            }
        });
    }

    private static void mustBeFull(RosterMember member, LocalDate day) {
        var fullOn = member.fullOn();
        if (member.stage() != MemberStage.FULL || !member.isCurrent() || fullOn == null || fullOn.isAfter(day)) {
            throw Problem.unprocessable("member.development.rules")
                    .at("/people", "member.development.not-full", member.name());
        }
    }

    private Mono<Recording> approved(CaseFile file, Recording recording, Scope scope) {
        if (recording.step().actor() != Step.Actor.SUPERIOR || recording.step().majority() == null) {
            return Mono.just(recording);
        }
        return cases.approver(file.development().orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.forbidden("member.development.not-the-approver")))
                .map(committee -> recording.with(recording.details().approvedBy(committee)));
    }

    private Mono<Recording> counted(CaseFile file, Recording recording, Scope scope) {
        var ballot = recording.details().ballot();
        if (ballot == null) {
            return Mono.just(recording);
        }
        var kind = recording.step().majority() == null
                ? MajorityKind.RESOLUTION
                : recording.step().majority();
        return vote(file, recording, kind, ballot, scope)
                .zipWith(majorities.on(recording.doneOn(), kind))
                .map(known -> known.getT1().counted(known.getT2().outcome(ballot)))
                .map(vote -> recording.with(recording.details().voted(vote)));
    }

    /// Whoever has a vote in the assembly should attend; who sits in a committee the roster does not know.
    private Mono<StepDetails.Vote> vote(
            CaseFile file, Recording recording, MajorityKind kind, Ballot ballot, Scope scope) {
        var told = recording.details().vote();
        return kind == MajorityKind.ADMISSION
                ? electorates
                        .of(file.development(), recording.doneOn(), scope)
                        .map(electorate -> electorate.check(told, ballot))
                : Mono.just(told);
    }
}
