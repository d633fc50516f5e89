package dangjian.org.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// That a kind may stand below another.
///
/// @param effectiveTo the first day on which it no longer holds
record ParentRule(
        OrganizationKind kind,
        OrganizationKind parentKind,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String legalBasis) {

    boolean holdsOn(LocalDate day) {
        return !effectiveFrom.isAfter(day) && (effectiveTo == null || effectiveTo.isAfter(day));
    }
}
