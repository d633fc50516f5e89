package dangjian.member.ballot;

import java.time.LocalDate;

/// The shares of one majority from a day on.
record BallotRule(
        MajorityKind majority,
        LocalDate effectiveOn,
        int quorumNumerator,
        int quorumDenominator,
        int passNumerator,
        int passDenominator,
        String basis) {

    Majority rule() {
        var present = new Share(quorumNumerator, quorumDenominator);
        var pass = new Share(passNumerator, passDenominator);
        return switch (majority) {
            case ADMISSION -> new AdmissionMajority(present, pass);
            case RESOLUTION -> new ResolutionMajority(present, pass);
            case ELECTION -> new ElectionMajority(present, pass);
        };
    }
}
