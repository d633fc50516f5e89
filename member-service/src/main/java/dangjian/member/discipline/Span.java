package dangjian.member.discipline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A time in which a penalty has the consequences of a rule.
///
/// @param to the first day without them; absent while nobody can say
record Span(PenaltyRule rule, LocalDate from, @Nullable LocalDate to) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /// The same time, ended by a revocation.
    Span cut(@Nullable LocalDate revokedOn) {
        return revokedOn == null || to != null && to.isBefore(revokedOn) ? this : new Span(rule, from, revokedOn);
    }
}
