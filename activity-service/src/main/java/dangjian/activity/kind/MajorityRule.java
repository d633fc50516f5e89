package dangjian.activity.kind;

import java.time.LocalDate;

/// Who must be there and how many must agree for a vote to pass (表决规则), from a day on.
///
/// @param quorumInclusive true: at least the share of the entitled must be present; false: more than it
/// @param passBase more than the pass share of these must vote for
/// @param isVerified whether the numbers were found in public material; if not, check them against the official text
public record MajorityRule(
        String code,
        LocalDate validFrom,
        String name,
        int quorumNumerator,
        int quorumDenominator,
        boolean quorumInclusive,
        int passNumerator,
        int passDenominator,
        Base passBase,
        String legalBasis,
        boolean isVerified) {

    /// @param entitled those with a vote who should attend (应到会有表决权的党员)
    /// @param present of these, who was there (实到会)
    public Outcome outcome(int entitled, int present, int votesFor) {
        if (!isQuorum(entitled, present)) {
            return Outcome.NO_QUORUM;
        }
        long base = passBase == Base.ENTITLED ? entitled : present;
        return (long) votesFor * passDenominator > base * passNumerator ? Outcome.PASSED : Outcome.REJECTED;
    }

    private boolean isQuorum(int entitled, int present) {
        long there = (long) present * quorumDenominator;
        long needed = (long) entitled * quorumNumerator;
        return there > needed || quorumInclusive && there == needed;
    }

    /// Of whom a majority is counted.
    public enum Base {
        ENTITLED,
        PRESENT
    }

    /// What came of a vote.
    public enum Outcome {
        /// 通过
        PASSED,
        /// 未通过
        REJECTED,
        /// 到会人数不足，表决无效
        NO_QUORUM
    }
}
