package dangjian.member.ballot;

/// Admission and confirmation of members (接收预备党员、转正): more than the share of those who should attend must be
/// there, and more than the share of those who should attend must be for it; written opinions of absentees count.
record AdmissionMajority(Share present, Share pass) implements Majority {

    @Override
    public BallotOutcome outcome(Ballot ballot) {
        if (!present.isExceededBy(ballot.present(), ballot.entitled())) {
            return BallotOutcome.NO_QUORUM;
        }
        var agreeing = ballot.votesFor() + ballot.writtenFor();
        return pass.isExceededBy(agreeing, ballot.entitled()) ? BallotOutcome.PASSED : BallotOutcome.NOT_PASSED;
    }
}
