package dangjian.member.roster;

import dangjian.kit.calendar.Months;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads since when somebody belongs to the Party, by the rules of those days.
record MembershipReader(EntryReader reader, CodeBook book) {

    /// Who is admitted like this becomes a full member at once (直接吸收、追认).
    private static final Set<String> WITHOUT_PROBATION = Set.of("DIRECT", "POSTHUMOUS");

    /// Nothing when the entry does not tell it; a fault is noted with the reader.
    @Nullable
    Membership read(
            @Nullable MemberStage stage, MemberStatus status, @Nullable LocalDate birthday, Particulars particulars) {
        var joinedOn = reader.pastDay(RosterField.JOINED_ON);
        if (joinedOn != null && reader.isSound(RosterField.JOINED_ON)) {
            mustBeOldEnough(joinedOn, birthday);
        }
        var fullOn = fullOn(stage);
        if (fullOn != null && joinedOn != null && reader.isSound(RosterField.JOINED_ON)) {
            mustFollow(fullOn, joinedOn, particulars);
        }
        if (fullOn != null && reader.isSound(RosterField.FULL_ON)) {
            mustBePossible(fullOn, particulars.membershipCorrection(), birthday);
        }
        return stage == null || joinedOn == null ? null : new Membership(stage, status, joinedOn, fullOn);
    }

    private void mustBeOldEnough(LocalDate joinedOn, @Nullable LocalDate birthday) {
        var missedAge = missedAge(joinedOn, birthday);
        if (missedAge != null) {
            reader.fault(RosterField.JOINED_ON, "member.joined-on.under-age", missedAge);
        }
    }

    private @Nullable LocalDate fullOn(@Nullable MemberStage stage) {
        if (stage == MemberStage.FULL && reader.isEmpty(RosterField.FULL_ON)) {
            reader.fault(RosterField.FULL_ON, "member.full-on.required");
        } else if (stage == MemberStage.PROBATIONARY && !reader.isEmpty(RosterField.FULL_ON)) {
            reader.fault(RosterField.FULL_ON, "member.full-on.probationary");
        }
        return reader.isSound(RosterField.FULL_ON) ? reader.pastDay(RosterField.FULL_ON) : null;
    }

    /// Nobody becomes a full member before the month in which the probation ends that the rules of the day of joining
    /// ask for: sheets know the days of former times only roughly.
    private void mustFollow(LocalDate fullOn, LocalDate joinedOn, Particulars particulars) {
        if (fullOn.isBefore(joinedOn)) {
            reader.fault(RosterField.FULL_ON, "member.full-on.before-joining");
            return;
        }
        var months = book.probationMonths(joinedOn);
        if (months == null || WITHOUT_PROBATION.contains(particulars.admissionType())) {
            return;
        }
        var earliest = Months.plus(joinedOn, months).withDayOfMonth(1);
        if (fullOn.isBefore(earliest)) {
            reader.fault(RosterField.FULL_ON, "member.full-on.probation", months, earliest.toString());
        }
    }

    /// Months that count besides do not reach back beyond the age of joining, others not beyond today.
    private void mustBePossible(LocalDate fullOn, int correction, @Nullable LocalDate birthday) {
        var since = fullOn.minusMonths(correction);
        var missedAge = correction > 0 ? missedAge(since, birthday) : null;
        if (missedAge != null) {
            reader.fault(
                    RosterField.MEMBERSHIP_CORRECTION,
                    "member.membership-correction.under-age",
                    since.toString(),
                    missedAge);
        } else if (correction < 0 && since.isAfter(reader.today())) {
            reader.fault(RosterField.MEMBERSHIP_CORRECTION, "member.membership-correction.nothing-left");
        }
    }

    /// The age of joining that somebody had not reached on a day.
    private @Nullable Integer missedAge(LocalDate day, @Nullable LocalDate birthday) {
        var age = book.joiningAge(day);
        return age != null && birthday != null && day.isBefore(birthday.plusYears(age)) ? age : null;
    }
}
