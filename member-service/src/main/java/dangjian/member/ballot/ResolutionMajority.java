package dangjian.member.ballot;

/// Resolutions of an organisation (党组织决议): at least the share of those who should attend must be there, and more
/// than the share of those who should attend must vote for it in the meeting.
record ResolutionMajority(Share present, Share pass) implements Majority {

    @Override
    public BallotOutcome outcome(Ballot ballot) {
        if (!present.isReachedBy(ballot.present(), ballot.entitled())) {
            return BallotOutcome.NO_QUORUM;
        }
        return pass.isExceededBy(ballot.votesFor(), ballot.entitled())
                ? BallotOutcome.PASSED
                : BallotOutcome.NOT_PASSED;
    }
}
