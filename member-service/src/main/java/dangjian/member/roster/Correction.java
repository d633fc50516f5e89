package dangjian.member.roster;

import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/// Fields of a record that shall be something else, and why.
record Correction(Map<RosterField, String> texts, String reason) {

    /// @throws Problem when the corrected record would break a rule, or the correction is a matter of another procedure
    Member apply(Member member, CodeBook book, LocalDate today) {
        OwnProcedure.mustBeLeftAlone(member, texts, book);
        var corrected = member.texts();
        if (texts.containsKey(RosterField.ID_NUMBER)) {
            corrected.remove(RosterField.SEX); // both follow from the number
            corrected.remove(RosterField.BIRTHDAY);
        }
        corrected.putAll(texts);
        if (!member.membership().status().isCurrent()) {
            corrected.put(RosterField.STATUS, MemberStatus.NORMAL.name()); // nobody may type that somebody has left
        }
        return member.correct(draft(Entry.of(corrected), book, today), book);
    }

    /// The record that an entry describes.
    ///
    /// @throws Problem naming every field that breaks a rule
    static Draft draft(Entry entry, CodeBook book, LocalDate today) {
        var checked = EntryCheck.check(entry, book, today);
        var draft = checked.draft();
        if (draft != null && checked.doubts().isEmpty()) {
            return draft;
        }
        var problem = Problem.unprocessable("member.rules");
        for (var fault : Stream.concat(checked.faults().stream(), checked.doubts().stream())
                .toList()) {
            problem = problem.at(
                    fault.field().pointer(), fault.code(), fault.arguments().toArray());
        }
        throw problem;
    }

    /// Never the data: they must not reach a log.
    @Override
    public String toString() {
        return "Correction[%s]".formatted(texts.keySet());
    }
}
