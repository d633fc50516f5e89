package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organization;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// The roster as the other features of this service use it.
///
/// Every change writes the record, its history, its time line and `member.changed.v1` in the caller's transaction. A
/// member that is not in the scope is a problem `member.unknown` (404), one who has left is `member.left` (409).
@Service
public class Roster {

    private final MemberRepository members;
    private final BranchFinder branches;
    private final Rewriting rewriting;
    private final Leaving leaving;
    private final Returning returning;
    private final CodeBooks codeBooks;
    private final InstantSource clock;

    Roster(
            MemberRepository members,
            BranchFinder branches,
            Rewriting rewriting,
            Leaving leaving,
            Returning returning,
            CodeBooks codeBooks,
            InstantSource clock) {
        this.members = members;
        this.branches = branches;
        this.rewriting = rewriting;
        this.leaving = leaving;
        this.returning = returning;
        this.codeBooks = codeBooks;
        this.clock = clock;
    }

    /// A member in the scope, or the caller's own record.
    public Mono<RosterMember> find(UUID id, Scope scope) {
        return placed(id, scope).map(RosterMember::of);
    }

    /// A member in the scope who has not left.
    public Mono<RosterMember> current(UUID id, Scope scope) {
        return placed(id, scope)
                .doOnNext(placed -> placed.member().mustBeCurrent())
                .map(RosterMember::of);
    }

    /// These members; a problem when one of them is not in the scope.
    public Mono<Map<UUID, RosterMember>> find(Collection<UUID> ids, Scope scope) {
        return all(ids, scope)
                .map(found -> found.stream()
                        .map(RosterMember::of)
                        .collect(Collectors.toMap(RosterMember::id, Function.identity())));
    }

    /// Enters a member whom a branch has admitted; who was one before goes on in the own record (重新入党).
    ///
    /// @return a problem when a field breaks a rule (422), or the person is a member (409)
    @Transactional
    public Mono<RosterMember> admit(UUID branch, Map<RosterField, String> texts, Reason reason, Scope scope) {
        return returning.admit(branch, texts, reason, scope).map(RosterMember::of);
    }

    /// A probationary member becomes a full one (转正).
    ///
    /// @param isExtended whether the probation had been extended
    @Transactional
    public Mono<RosterMember> confirm(UUID id, LocalDate fullOn, boolean isExtended, Reason reason, Scope scope) {
        var how = isExtended ? "EXTENDED" : "ON_TIME";
        return noted(id, member -> member.confirm(fullOn), RosterField.CONFIRMATION, how, fullOn, reason, scope);
    }

    /// A probation lasts longer (延长预备期).
    @Transactional
    public Mono<RosterMember> extendProbation(UUID id, LocalDate until, Reason reason, Scope scope) {
        return noted(
                id, Member::onProbation, RosterField.PROBATION_EXTENDED_TO, until.toString(), today(), reason, scope);
    }

    /// The member holds a post (先锋岗), or none any more.
    @Transactional
    public Mono<RosterMember> holdPost(UUID id, @Nullable String title, Reason reason, Scope scope) {
        return noted(id, Member::touched, RosterField.VANGUARD_POST, title, today(), reason, scope);
    }

    /// A problem when a field breaks a rule of the roster, or the person cannot be taken in from outside.
    public Mono<NewMember> check(Map<RosterField, String> texts) {
        return returning.check(texts);
    }

    /// Takes in somebody from outside of the district; who was transferred out before comes back to the own record.
    @Transactional
    public Mono<RosterMember> readmit(UUID branch, Map<RosterField, String> texts, Reason reason, Scope scope) {
        return returning.readmit(branch, texts, reason, scope).map(RosterMember::of);
    }

    /// A problem unless the organisation is in the scope, exists and may hold members.
    public Mono<Void> mustHoldMembers(UUID branch, Scope scope) {
        return branches.holding(branch, scope).then();
    }

    /// Moves a member to another branch, which must exist and may hold members.
    @Transactional
    public Mono<RosterMember> move(UUID id, Move move, Reason reason) {
        return moveAll(List.of(id), move, reason).then(Mono.defer(() -> find(id, move.to())));
    }

    /// Moves members together, all or none.
    @Transactional
    public Mono<Void> moveAll(Collection<UUID> ids, Move move, Reason reason) {
        return branches.holding(move.branch(), move.to())
                .zipWith(
                        all(ids, move.from()),
                        (branch, found) -> found.stream()
                                .map(placed -> moved(placed, branch, move.on()))
                                .toList())
                .flatMap(steps -> rewriting.replace(steps, reason, move.from()));
    }

    /// A suspended membership is taken up again (恢复党籍).
    @Transactional
    public Mono<RosterMember> restore(UUID id, LocalDate on, Reason reason, Scope scope) {
        return noted(id, member -> member.restore(on), RosterField.LOST_CIRCUMSTANCE, null, on, reason, scope);
    }

    /// Ends a membership for a typed reason, and emits `member.exited.v1`; the record stays.
    @Transactional
    public Mono<RosterMember> exit(UUID id, ExitReason why, LocalDate on, Reason reason, Scope scope) {
        return exitAll(List.of(id), why, on, reason, scope).then(Mono.defer(() -> find(id, scope)));
    }

    /// Ends memberships together, all or none, as [#exit].
    @Transactional
    public Mono<Void> exitAll(Collection<UUID> ids, ExitReason why, LocalDate on, Reason reason, Scope scope) {
        return all(ids, scope)
                .map(found -> found.stream().map(PlacedMember::member).toList())
                .flatMap(members -> leaving.leave(members, why, on, reason, scope));
    }

    /// Nobody knows where the member is since that day (失联).
    ///
    /// @param circumstance code of 失联情形
    @Transactional
    public Mono<RosterMember> lose(UUID id, LocalDate since, String circumstance, Reason reason, Scope scope) {
        return noted(
                id,
                member -> member.at(member.whereabouts().lost(since)),
                RosterField.LOST_CIRCUMSTANCE,
                circumstance,
                since,
                reason,
                scope);
    }

    /// A lost member is in contact again.
    @Transactional
    public Mono<RosterMember> findAgain(UUID id, Reason reason, Scope scope) {
        return noted(
                id,
                member -> member.at(member.whereabouts().found()),
                RosterField.LOST_CIRCUMSTANCE,
                null,
                today(),
                reason,
                scope);
    }

    /// The member is away for long (流动).
    @Transactional
    public Mono<RosterMember> leaveFor(UUID id, String destination, Reason reason, Scope scope) {
        return rewrite(id, member -> member.at(member.whereabouts().away(destination)), today(), reason, scope);
    }

    /// A mobile member takes part in the own branch again.
    @Transactional
    public Mono<RosterMember> comeBack(UUID id, Reason reason, Scope scope) {
        return rewrite(id, member -> member.at(member.whereabouts().back()), today(), reason, scope);
    }

    /// With what the platform knows of it besides, so that nobody types it.
    private Mono<RosterMember> noted(
            UUID id,
            UnaryOperator<Member> verb,
            RosterField field,
            @Nullable String value,
            LocalDate on,
            Reason reason,
            Scope scope) {
        return codeBooks
                .current()
                .flatMap(book ->
                        rewrite(id, member -> verb.apply(member).noting(field, value, book), on, reason, scope));
    }

    private Mono<RosterMember> rewrite(UUID id, UnaryOperator<Member> verb, LocalDate on, Reason reason, Scope scope) {
        return placed(id, scope)
                .map(PlacedMember::member)
                .map(before -> Rewriting.Step.of(before, verb.apply(before), on))
                .flatMap(step -> rewriting.replace(step, reason, scope))
                .then(Mono.defer(() -> find(id, scope)));
    }

    private static Rewriting.Step moved(PlacedMember placed, Organization branch, LocalDate on) {
        var before = placed.member();
        return Rewriting.Step.of(before, before.moveTo(branch.id()), on).between(placed.orgName(), branch.name());
    }

    private Mono<List<PlacedMember>> all(Collection<UUID> ids, Scope scope) {
        var wanted = new HashSet<>(ids);
        return members.find(wanted, scope)
                .collectList()
                .filter(found -> found.size() == wanted.size())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")));
    }

    private Mono<PlacedMember> placed(UUID id, Scope scope) {
        return members.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
