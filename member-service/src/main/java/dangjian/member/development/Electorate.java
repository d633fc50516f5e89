package dangjian.member.development;

import dangjian.kit.web.Problem;
import dangjian.member.ballot.Ballot;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who should attend a meeting and has a vote (应到会有表决权的党员), by the roster and the rights of its day.
///
/// @param mayBeIncomplete whether it is earlier than what the roster is sure to know: others may have left since
record Electorate(LocalDate day, boolean mayBeIncomplete, List<Voter> voters) {

    /// The vote, with how many of those who should attend the roster does not know.
    ///
    /// @throws Problem when more or fewer are counted than should attend
    StepDetails.Vote check(StepDetails.Vote vote, Ballot ballot) {
        vote.excluded().forEach(this::mustBeExcusable);
        var excluded = vote.excluded().stream().map(Exclusion::memberId).toList();
        if (new HashSet<>(excluded).size() < excluded.size()) {
            throw fault("/excluded", "member.development.exclusion-twice");
        }
        var expected = voters.size() - excluded.size();
        if (ballot.entitled() == expected) {
            return vote;
        }
        if (ballot.entitled() < expected || !mayBeIncomplete) {
            throw fault("/ballot/entitled", "member.development.entitled", expected, voters.size(), excluded.size());
        }
        return vote.beyondTheRoster(ballot.entitled() - expected);
    }

    private void mustBeExcusable(Exclusion exclusion) {
        var voter = byId().get(exclusion.memberId());
        if (voter == null) {
            throw fault("/excluded", "member.development.exclusion-no-voter");
        }
        if (exclusion.lacksConsent()) {
            throw fault("/excluded", "member.development.exclusion-consent", voter.name());
        }
        if (exclusion.ground() == Exclusion.Ground.NOT_HERE_THEN && !voter.isPresumed(day)) {
            throw fault("/excluded", "member.development.exclusion-here", voter.name());
        }
    }

    private Map<UUID, Voter> byId() {
        return voters.stream().collect(Collectors.toMap(Voter::memberId, Function.identity()));
    }

    private static Problem fault(String pointer, String code, Object... arguments) {
        return Problem.unprocessable("member.development.rules").at(pointer, code, arguments);
    }

    /// Somebody who should attend.
    record Voter(UUID memberId, String name, LocalDate registeredOn) {

        /// Whether the roster only takes it that the member belonged to the branch on a day: it was told later.
        boolean isPresumed(LocalDate day) {
            return registeredOn.isAfter(day);
        }
    }
}
