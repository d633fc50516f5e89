package dangjian.member.exit;

import dangjian.kit.web.Problem;
import dangjian.member.roster.RosterMember;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A disposition short of a penalty (组织处置).
///
/// @param correctBy until when the member must mend matters (限期改正)
record Disposal(
        UUID id,
        UUID memberId,
        Kind kind,
        @Schema(description = "立案编号；受过党纪处分的同一事项不再处置") String matterNo,
        String matter,
        LocalDate decidedOn,
        @Schema(description = "限期改正的期限") @Nullable LocalDate correctBy,
        String authority,
        @Nullable Result result,
        @Nullable LocalDate resultOn,
        String recorder,
        Instant recordedAt,
        int version) {

    Disposal {
        if ((kind == Kind.CORRECTION) != (correctBy != null) || correctBy != null && !correctBy.isAfter(decidedOn)) {
            throw Problem.unprocessable("member.disposal.rules").at("/correctBy", "member.disposal.correct-by");
        }
    }

    void mustComeAfterJoining(RosterMember member) {
        if (decidedOn.isBefore(member.joinedOn())) {
            throw Problem.unprocessable("member.disposal.rules").at("/decidedOn", "member.disposal.before-joining");
        }
    }

    /// What came of it.
    Disposal conclude(Result outcome, LocalDate day) {
        if (result != null) {
            throw Problem.conflict("member.disposal.concluded");
        }
        if (!kind.results().contains(outcome)) {
            throw Problem.unprocessable("member.disposal.rules").at("/result", "member.disposal.result");
        }
        if (day.isBefore(decidedOn)) {
            throw Problem.unprocessable("member.disposal.rules").at("/resultOn", "member.disposal.result-on");
        }
        return new Disposal(
                id,
                memberId,
                kind,
                matterNo,
                matter,
                decidedOn,
                correctBy,
                authority,
                outcome,
                day,
                recorder,
                recordedAt,
                version + 1);
    }

    /// The three dispositions.
    enum Kind {
        /// 限期改正
        CORRECTION(EnumSet.of(Result.CORRECTED, Result.NOT_CORRECTED)),
        /// 劝其退党
        PERSUASION(EnumSet.of(Result.LEFT, Result.REFUSED)),
        /// 除名
        REMOVAL(EnumSet.noneOf(Result.class));

        private final Set<Result> results;

        Kind(Set<Result> results) {
            this.results = results;
        }

        Set<Result> results() {
            return results;
        }
    }

    /// What may come of one.
    enum Result {
        /// 已改正
        CORRECTED,
        /// 没有改正
        NOT_CORRECTED,
        /// 同意退党
        LEFT,
        /// 劝而不退
        REFUSED
    }
}
