package dangjian.member.roster;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two records of one person, and what becomes of each field when they are merged.
///
/// What only one of them says is kept; where they differ the record that goes on is believed, unless a field is taken
/// from the duplicate. What has a procedure of its own follows the record that goes on, apart from the whereabouts.
///
/// @param taken fields that are taken from the duplicate
record SamePerson(Member survivor, Member duplicate, Set<RosterField> taken) {

    /// What a correction may not change either, and what follows from it.
    private static final Set<RosterField> BOUND = EnumSet.of(
            RosterField.STAGE,
            RosterField.BRANCH,
            RosterField.STATUS,
            RosterField.IS_LOST,
            RosterField.LOST_ON,
            RosterField.IS_MOBILE,
            RosterField.MOBILE_TO);

    /// What follows from the ID number.
    private static final Set<RosterField> DERIVED = EnumSet.of(RosterField.SEX, RosterField.BIRTHDAY);

    static boolean isFree(RosterField field) {
        return !BOUND.contains(field) && !DERIVED.contains(field);
    }

    /// @throws Problem when the two cannot be merged like this
    SamePerson checked() {
        survivor.mustNotBeMerged();
        duplicate.mustNotBeMerged();
        if (!survivor.membership().status().isCurrent()
                && duplicate.membership().status().isCurrent()) {
            throw Problem.unprocessable("member.merge.rules").at("/survivorId", "member.merge.survivor-left");
        }
        var problem = Problem.unprocessable("member.merge.rules");
        for (var field : taken) {
            if (!isFree(field)) {
                problem = problem.at(
                        "/taken", "member.merge.bound", field.column().heading());
            }
        }
        if (!problem.faults().isEmpty()) {
            throw problem;
        }
        return this;
    }

    /// @throws Problem when the merged record would break a rule
    Member merged(CodeBook book, LocalDate today) {
        var texts = texts();
        if (!survivor.membership().status().isCurrent()) {
            texts.put(RosterField.STATUS, MemberStatus.NORMAL.name()); // as in a correction
        }
        return survivor.correct(Correction.draft(Entry.of(texts), book, today), book);
    }

    /// Every field of which at least one record says something.
    List<FieldComparison> compare(CodeBook book) {
        var ours = survivor.texts();
        var theirs = duplicate.texts();
        var merged = texts();
        return Arrays.stream(RosterField.values())
                .filter(field -> ours.containsKey(field) || theirs.containsKey(field))
                .map(field -> new FieldComparison(
                        field,
                        field.column().heading(),
                        shown(field, ours, book),
                        shown(field, theirs, book),
                        shown(field, DERIVED.contains(field) ? followed() : merged, book),
                        ours.containsKey(field)
                                && theirs.containsKey(field)
                                && !Objects.equals(ours.get(field), theirs.get(field)),
                        isFree(field)))
                .toList();
    }

    /// The merged record as it would be typed; sex and birthday follow from the ID number.
    private Map<RosterField, String> texts() {
        var theirs = duplicate.texts();
        var texts = new EnumMap<RosterField, String>(RosterField.class);
        texts.putAll(survivor.texts());
        theirs.forEach((field, text) -> {
            if (isFree(field) && (taken.contains(field) || !texts.containsKey(field) && isFillable(field))) {
                texts.put(field, text);
            }
        });
        texts.keySet().removeAll(DERIVED);
        whereabouts(texts);
        return texts;
    }

    /// The day of becoming a full member fills no gap: a probationary member has none.
    private boolean isFillable(RosterField field) {
        return field != RosterField.FULL_ON || survivor.membership().stage() == MemberStage.FULL;
    }

    /// Who is in contact under one record is not lost; who is away under one record is away.
    private void whereabouts(Map<RosterField, String> texts) {
        var both = survivor.whereabouts().and(duplicate.whereabouts());
        texts.keySet().removeAll(Set.of(RosterField.LOST_ON, RosterField.MOBILE_TO));
        texts.putAll(new FieldTexts()
                .with(RosterField.IS_LOST, both.isLost())
                .with(RosterField.LOST_ON, both.lostOn())
                .with(RosterField.IS_MOBILE, both.isMobile())
                .with(RosterField.MOBILE_TO, both.mobileTo())
                .texts());
    }

    private Map<RosterField, String> followed() {
        return (taken.contains(RosterField.ID_NUMBER) ? duplicate : survivor).texts();
    }

    private static @Nullable String shown(RosterField field, Map<RosterField, String> texts, CodeBook book) {
        var value = texts.get(field);
        var secret = PersonalField.of(field);
        if (value == null) {
            return null;
        }
        return secret == null ? field.write(value, book) : PersonalData.mask(secret, value);
    }
}
