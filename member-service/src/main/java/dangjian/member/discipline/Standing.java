package dangjian.member.discipline;

import dangjian.member.roster.MemberStage;
import dangjian.member.roster.MemberStatus;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As what somebody belonged to the Party on a day; without stage and status, not at all.
record Standing(
        UUID memberId,
        @Nullable MemberStage stage,
        @Nullable MemberStatus status,
        boolean isSuspended) {

    /// The rights on the day that this was the standing, given the penalties of all times.
    Rights rights(LocalDate day, Collection<Penalty> penalties, PenaltyRules rules) {
        return penalties.stream()
                .flatMap(penalty -> penalty.spans(rules).stream())
                .filter(span -> span.holdsOn(day))
                .map(Standing::rights)
                .reduce(own(), Rights::and);
    }

    private Rights own() {
        if (stage == null || status == null || !status.isCurrent()) {
            return Rights.none(Restriction.Cause.NOT_A_MEMBER);
        }
        if (status == MemberStatus.SUSPENDED) {
            return Rights.none(Restriction.Cause.SUSPENDED);
        }
        var kept = isSuspended ? Rights.none(Restriction.Cause.RIGHTS_SUSPENDED) : Rights.ALL;
        return stage == MemberStage.PROBATIONARY ? kept.and(Rights.ofProbationaryMember()) : kept;
    }

    private static Rights rights(Span span) {
        var cause = span.rule().phase() == PenaltyRule.Phase.PROBATION
                ? Restriction.Cause.UNDER_PROBATION
                : Restriction.Cause.PENALTY_IN_EFFECT;
        return span.rule().rights(new Restriction(cause, span.to()));
    }
}
