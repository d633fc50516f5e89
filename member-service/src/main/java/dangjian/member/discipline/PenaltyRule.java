package dangjian.member.discipline;

import dangjian.member.rule.Approver;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from a penalty in one of its phases, by the rule of a time.
///
/// @param months length of the phase; none of a probation, which lasts as decided and until rights are restored
/// @param terms for how many months a probation may be decided
/// @param approvedBy who decides on such a penalty; what is above a committee it only proposes (呈报)
/// @param isVerified whether the number was found in public material; if not, check it against the official text
record PenaltyRule(
        PenaltyKind penalty,
        Phase phase,
        LocalDate effectiveOn,
        @Nullable Integer months,
        Integer[] terms,
        boolean mayVote,
        boolean mayBeElected,
        boolean mayIntroduce,
        boolean mayBeExcellent,
        String basis,
        boolean isVerified,
        Approver approvedBy,
        String approvalBasis) {

    /// Whether a probation of so many months may be decided.
    boolean allows(int term) {
        return Arrays.asList(terms).contains(term);
    }

    Rights rights(Restriction restriction) {
        return new Rights(mayVote, mayBeElected, mayIntroduce, mayBeExcellent, List.of(restriction));
    }

    /// A part of the time in which a penalty has consequences.
    enum Phase {
        /// 留党察看期间
        PROBATION,
        /// 影响期
        EFFECT
    }
}
