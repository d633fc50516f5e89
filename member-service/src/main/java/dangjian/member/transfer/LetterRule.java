package dangjian.member.transfer;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether a kind of transfer has a letter, and how long it holds (介绍信有效期).
record LetterRule(boolean withLetter, int usualDays, int greatestMonths) {

    /// @param validDays as the committee wishes; the usual number if it does not say
    Letter issue(@Nullable Integer number, LocalDate issuedOn, @Nullable Integer validDays) {
        var until = issuedOn.plusDays(validDays == null ? usualDays : validDays);
        mustHoldShortEnough("/validDays", issuedOn, until);
        return new Letter(number == null ? null : "%d-%04d".formatted(issuedOn.getYear(), number), issuedOn, until);
    }

    /// A letter that somebody else issued, as it is shown today.
    Letter shown(Letter letter, LocalDate today) {
        mustHoldShortEnough("/letter/validUntil", letter.issuedOn(), letter.validUntil());
        if (letter.issuedOn().isAfter(today) || letter.validUntil().isBefore(letter.issuedOn())) {
            throw Problem.unprocessable("request.invalid").at("/letter/issuedOn", "transfer.letter-days");
        }
        if (letter.isOver(today)) {
            throw Problem.unprocessable("request.invalid").at("/letter/validUntil", "transfer.letter-over");
        }
        return letter;
    }

    private void mustHoldShortEnough(String pointer, LocalDate issuedOn, LocalDate until) {
        if (until.isAfter(Months.plus(issuedOn, greatestMonths))) {
            throw Problem.unprocessable("request.invalid").at(pointer, "transfer.letter-too-long", greatestMonths);
        }
    }
}
