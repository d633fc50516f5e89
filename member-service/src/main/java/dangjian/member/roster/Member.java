package dangjian.member.roster;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A member of a branch (党员).
///
/// @param orgId the branch that holds the membership
/// @param mergedInto the record of the same person that goes on, if this one was a duplicate
record Member(
        UUID id,
        UUID orgId,
        Person person,
        PersonalData personal,
        Membership membership,
        Whereabouts whereabouts,
        Particulars particulars,
        Completeness completeness,
        Registration registration,
        @Nullable Exit exit,
        @Nullable UUID mergedInto,
        int version) {

    static Member register(Draft draft, UUID branch, CodeBook book, Registration registration) {
        return new Member(
                Ids.next(),
                branch,
                draft.person(),
                draft.personal(),
                draft.membership(),
                draft.whereabouts(),
                draft.particulars(),
                Completeness.of(draft, book),
                registration,
                null,
                null,
                1);
    }

    /// The same membership with the record set right; who has left has left.
    Member correct(Draft draft, CodeBook book) {
        mustNotBeMerged();
        var status = membership.status();
        var known = status.isCurrent() ? draft.membership() : draft.membership().as(status);
        return told(draft, orgId, known, exit, book);
    }

    /// A probationary member becomes a full one (转正).
    Member confirm(LocalDate fullOn) {
        mustBeCurrent();
        if (membership.stage() != MemberStage.PROBATIONARY) {
            throw Problem.conflict("member.not-probationary");
        }
        if (fullOn.isBefore(membership.joinedOn())) {
            throw Problem.unprocessable("member.full-on.before-joining");
        }
        return with(orgId, membership.confirmed(fullOn), whereabouts, exit);
    }

    /// A probationary member goes on being one, for longer.
    Member onProbation() {
        if (membership.stage() != MemberStage.PROBATIONARY) {
            throw Problem.conflict("member.not-probationary");
        }
        return touched();
    }

    /// The next state, in which only something is noted of a membership that holds.
    Member touched() {
        mustBeCurrent();
        return with(orgId, membership, whereabouts, exit);
    }

    /// The same state with what the platform knows of it; nothing empties the field.
    Member noting(RosterField field, @Nullable String value, CodeBook book) {
        var noted = new Draft(person, personal, membership, whereabouts, particulars.with(field, value));
        return new Member(
                id,
                orgId,
                person,
                personal,
                membership,
                whereabouts,
                noted.particulars(),
                Completeness.of(noted, book),
                registration,
                exit,
                mergedInto,
                version);
    }

    /// The same member in another branch.
    Member moveTo(UUID branch) {
        mustBeCurrent();
        if (branch.equals(orgId)) {
            throw Problem.conflict("member.already-there");
        }
        return with(branch, membership, whereabouts, exit);
    }

    /// Somebody who was transferred out of the district, or has joined anew (重新入党), is a member of one of its
    /// branches again. A new membership keeps of the old one only what is said of the person.
    Member comeBack(UUID branch, Draft draft, CodeBook book) {
        mustBeReturning(draft.membership().joinedOn());
        var known = draft.after(personal, hasEndedBy(draft.membership()) ? particulars.ofThePerson() : particulars);
        return told(known, branch, known.membership(), null, book);
    }

    /// @throws Problem when the person is a member, or has left otherwise than by a transfer and not joined since
    void mustBeReturning(LocalDate joinedOn) {
        if (membership.status().isCurrent()) {
            throw Problem.conflict("member.registered");
        }
        var hasJoinedSince = exit != null && exit.exitReason() != ExitReason.DIED && exit.isBy(joinedOn);
        if (!hasJoinedSince && (exit == null || exit.exitReason() != ExitReason.TRANSFERRED_OUT)) {
            throw Problem.conflict("member.not-transferred-out");
        }
    }

    /// Whether another membership began after this one had ended.
    boolean hasEndedBy(Membership later) {
        return !membership.status().isCurrent() && exit != null && exit.isBy(later.joinedOn());
    }

    /// A suspended membership is taken up again (恢复党籍), after it was suspended; whoever is restored is in contact.
    Member restore(LocalDate day) {
        mustBeCurrent();
        if (membership.status() != MemberStatus.SUSPENDED) {
            throw Problem.conflict("member.exit.not-suspended");
        }
        var since = exit == null ? membership.joinedOn() : exit.exitedOn();
        if (!day.isAfter(since)) {
            throw Problem.unprocessable("member.exit.rules")
                    .at("/restoredOn", "member.restored-on.before-suspension", since.toString());
        }
        return with(orgId, membership.as(MemberStatus.RESTORED), whereabouts.found(), null);
    }

    /// The exit was a mistake: the membership goes on with the status that it had.
    Member reinstate(Exit mistaken, MemberStatus before, @Nullable Exit suspension) {
        mustNotBeMerged();
        if (!mistaken.equals(exit)) {
            throw Problem.conflict("member.annulment.not-last");
        }
        return with(orgId, membership.as(before), whereabouts, suspension);
    }

    /// Ends the membership; the record stays.
    Member exit(ExitReason reason, LocalDate day) {
        mustBeCurrent();
        if (day.isBefore(membership.joinedOn())) {
            throw Problem.unprocessable("member.exited-on.before-joining");
        }
        if (exit != null && reason.status() == membership.status()) {
            throw Problem.conflict("member.suspended-already");
        }
        if (exit != null && !day.isAfter(exit.exitedOn())) {
            throw Problem.unprocessable(
                    "member.exited-on.before-suspension", exit.exitedOn().toString());
        }
        return with(orgId, membership.as(reason.status()), whereabouts, new Exit(reason, day));
    }

    Member at(Whereabouts place) {
        mustBeCurrent();
        return with(orgId, membership, place, exit);
    }

    /// The record turned out to be a duplicate: it stays, counts no more, and points to the one that goes on.
    Member mergeInto(UUID survivor) {
        mustNotBeMerged();
        return new Member(
                id,
                orgId,
                person,
                personal,
                membership.as(MemberStatus.EXITED),
                whereabouts,
                particulars,
                completeness,
                registration,
                exit,
                survivor,
                version + 1);
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    /// @throws Problem when the record is a duplicate, naming the one that goes on
    void mustNotBeMerged() {
        if (mergedInto != null) {
            throw Problem.conflict("member.merged", mergedInto.toString());
        }
    }

    /// @throws Problem when the member has left
    void mustBeCurrent() {
        mustNotBeMerged();
        if (!membership.status().isCurrent()) {
            throw Problem.conflict("member.left");
        }
    }

    /// The record as an entry tells it.
    private Member told(Draft draft, UUID branch, Membership known, @Nullable Exit left, CodeBook book) {
        return new Member(
                id,
                branch,
                draft.person(),
                draft.personal(),
                known,
                draft.whereabouts(),
                draft.particulars(),
                Completeness.of(draft, book),
                registration,
                left,
                mergedInto,
                version + 1);
    }

    private Member with(UUID branch, Membership membership, Whereabouts whereabouts, @Nullable Exit exit) {
        return new Member(
                id,
                branch,
                person,
                personal,
                membership,
                whereabouts,
                particulars,
                completeness,
                registration,
                exit,
                mergedInto,
                version + 1);
    }

    /// What differs from an earlier state.
    List<Change> changesSince(Member before) {
        var now = texts();
        var changes = new ArrayList<Change>();
        var then = before.texts();
        for (var field : RosterField.values()) {
            if (!Objects.equals(then.get(field), now.get(field))) {
                changes.add(Change.of(field, then.get(field), now.get(field)));
            }
        }
        return changes;
    }

    /// The fields as they would be typed.
    Map<RosterField, String> texts() {
        return new Draft(person, personal, membership, whereabouts, particulars).texts();
    }

    /// The length of membership (党龄) on a day, with its correction; it stops with an exit.
    Period length(LocalDate day) {
        if (exit == null) {
            return membership.status().isCurrent()
                    ? membership.length(day, particulars.membershipCorrection())
                    : Period.ZERO; // nobody knows until when
        }
        return membership.length(exit.orBefore(day), particulars.membershipCorrection());
    }

    /// The age in full years on a day; of somebody who has died, at death.
    int age(LocalDate day) {
        var until = exit != null && exit.exitReason() == ExitReason.DIED ? exit.orBefore(day) : day;
        return Period.between(person.birthday(), until).getYears();
    }

    /// Whether the membership holds and has lasted as long as is honoured (光荣在党50年) on a day.
    boolean isHonoured(CodeBook book, LocalDate day) {
        var years = book.honouredYears(day);
        return years != null && membership.status().isCurrent() && length(day).getYears() >= years;
    }
}
