package dangjian.member.ballot;

/// A rule that says what came of a vote.
public sealed interface Majority permits AdmissionMajority, ElectionMajority, ResolutionMajority {

    BallotOutcome outcome(Ballot ballot);
}
