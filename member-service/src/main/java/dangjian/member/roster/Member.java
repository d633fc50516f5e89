package dangjian.member.roster;

import dangjian.kit.data.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// A member of a branch (党员).
///
/// @param orgId the branch that holds the membership
/// @param completeness percent of the required fields that are filled (信息完整度)
record Member(
        UUID id,
        UUID orgId,
        Person person,
        PersonalData personal,
        Membership membership,
        Whereabouts whereabouts,
        int completeness,
        Registration registration,
        int version) {

    static Member register(Draft draft, UUID branch, CodeBook book, Registration registration) {
        return new Member(
                Ids.next(),
                branch,
                draft.person(),
                draft.personal(),
                draft.membership(),
                draft.whereabouts(),
                Completeness.of(draft, book),
                registration,
                1);
    }

    /// The same membership with the record set right.
    Member correct(Draft draft, CodeBook book) {
        return new Member(
                id,
                orgId,
                draft.person(),
                draft.personal(),
                draft.membership(),
                draft.whereabouts(),
                Completeness.of(draft, book),
                registration,
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
        return new FieldTexts()
                .with(RosterField.NAME, person.name())
                .with(RosterField.ID_NUMBER, personal.idNumber().number())
                .with(RosterField.SEX, person.sex())
                .with(RosterField.NATION, person.nation())
                .with(RosterField.BIRTHDAY, person.birthday())
                .with(RosterField.EDUCATION, person.education())
                .with(RosterField.STAGE, membership.stage())
                .with(RosterField.JOINED_ON, membership.joinedOn())
                .with(RosterField.FULL_ON, membership.fullOn())
                .with(RosterField.POSITION, person.position())
                .with(RosterField.PHONE, personal.phone())
                .with(RosterField.ADDRESS, personal.address())
                .with(RosterField.STATUS, membership.status())
                .with(RosterField.IS_LOST, whereabouts.isLost())
                .with(RosterField.LOST_ON, whereabouts.lostOn())
                .with(RosterField.IS_MOBILE, whereabouts.isMobile())
                .with(RosterField.MOBILE_TO, whereabouts.mobileTo())
                .texts();
    }
}
