package dangjian.member.roster;

import java.util.HashMap;
import java.util.Map;

/// A member record that keeps all rules, before it has a place in the roster.
record Draft(
        Person person, PersonalData personal, Membership membership, Whereabouts whereabouts, Particulars particulars) {

    /// The same with what was known before and is not told anew.
    Draft after(PersonalData earlier, Particulars before) {
        var further = new HashMap<>(earlier.further());
        further.putAll(personal.further());
        var values = new HashMap<>(before.values());
        values.putAll(particulars.values());
        return new Draft(
                person,
                new PersonalData(personal.idNumber(), further),
                membership,
                whereabouts,
                new Particulars(values));
    }

    /// The fields as they would be typed.
    Map<RosterField, String> texts() {
        var texts = new FieldTexts()
                .with(RosterField.NAME, person.name())
                .with(RosterField.SEX, person.sex())
                .with(RosterField.NATION, person.nation())
                .with(RosterField.BIRTHDAY, person.birthday())
                .with(RosterField.EDUCATION, person.education())
                .with(RosterField.STAGE, membership.stage())
                .with(RosterField.JOINED_ON, membership.joinedOn())
                .with(RosterField.FULL_ON, membership.fullOn())
                .with(RosterField.POSITION, person.position())
                .with(RosterField.STATUS, membership.status())
                .with(RosterField.IS_LOST, whereabouts.isLost())
                .with(RosterField.LOST_ON, whereabouts.lostOn())
                .with(RosterField.IS_MOBILE, whereabouts.isMobile())
                .with(RosterField.MOBILE_TO, whereabouts.mobileTo())
                .texts();
        for (var field : PersonalField.values()) {
            var clear = personal.clear(field);
            if (clear != null) {
                texts.put(field.field(), clear);
            }
        }
        texts.putAll(particulars.values());
        return texts;
    }
}
