package dangjian.org.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What holds for a kind of organisation from a day on.
///
/// @param nationalCode code in products aligned with the national system
/// @param holdsMembers whether members have their membership (组织关系) there
public record KindRule(
        OrganizationKind kind,
        LocalDate effectiveFrom,
        @Nullable String nationalCode,
        boolean holdsMembers,
        Leadership leadership,
        String legalBasis) {

    public boolean isElected() {
        return leadership == Leadership.ELECTED;
    }
}
