package dangjian.member.discipline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;

/// What a member may do on a day, and why not the rest.
public record Rights(
        @Schema(description = "有表决权、选举权") boolean mayVote,
        @Schema(description = "有被选举权") boolean mayBeElected,
        @Schema(description = "可作入党介绍人") boolean mayIntroduce,
        @Schema(description = "可评为优秀") boolean mayBeExcellent,
        @Schema(description = "受限制的原因") List<Restriction> restrictions) {

    /// Whoever nothing restricts.
    static final Rights ALL = new Rights(true, true, true, true, List.of());

    static Rights none(Restriction.Cause cause) {
        return new Rights(false, false, false, false, List.of(Restriction.of(cause)));
    }

    /// A probationary member votes for nothing, is elected to nothing and introduces nobody (党章第七条).
    static Rights ofProbationaryMember() {
        return new Rights(false, false, false, true, List.of(Restriction.of(Restriction.Cause.PROBATIONARY_MEMBER)));
    }

    /// Only what both allow.
    Rights and(Rights other) {
        return new Rights(
                mayVote && other.mayVote,
                mayBeElected && other.mayBeElected,
                mayIntroduce && other.mayIntroduce,
                mayBeExcellent && other.mayBeExcellent,
                Stream.concat(restrictions.stream(), other.restrictions.stream())
                        .distinct()
                        .toList());
    }
}
