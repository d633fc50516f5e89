package dangjian.member.ballot;

/// Elections (选举): at least the share of the voters must be there, and more than the share of those who are there
/// must vote for somebody.
record ElectionMajority(Share present, Share pass) implements Majority {

    @Override
    public BallotOutcome outcome(Ballot ballot) {
        if (!present.isReachedBy(ballot.present(), ballot.entitled())) {
            return BallotOutcome.NO_QUORUM;
        }
        return pass.isExceededBy(ballot.votesFor(), ballot.present()) ? BallotOutcome.PASSED : BallotOutcome.NOT_PASSED;
    }
}
