package dangjian.evaluation.star;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the platform knows of an organisation as far as stars are computed from it.
///
/// @param year the rating year
/// @param asOf the last day that is looked at
/// @param completeness average completeness of the members' records in percent; null without members
/// @param branches the organisation itself if it is a branch, or the branches below it
record OrganizationFacts(
        UUID orgId,
        int year,
        LocalDate asOf,
        @Nullable LocalDate termEndsOn,
        int members,
        @Nullable BigDecimal completeness,
        List<BranchFacts> branches) {

    /// A branch that holds organisational life.
    ///
    /// @param held days of the year by kind of activity
    record BranchFacts(
            UUID branchId, @Nullable LocalDate foundedOn, int fullMembers, Map<String, Set<LocalDate>> held) {

        boolean held(String kind, LocalDate first, LocalDate last) {
            return held.getOrDefault(kind, Set.of()).stream()
                    .anyMatch(day -> !day.isBefore(first) && !day.isAfter(last));
        }
    }
}
