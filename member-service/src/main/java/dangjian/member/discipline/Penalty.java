package dangjian.member.discipline;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import dangjian.member.rule.Approver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A penalty (处分) that a member was given.
///
/// @param matterNo by which the matter is known (立案编号)
/// @param probationMonths how long a probation (留党察看) was decided to last
/// @param restoredOn when rights were restored after it
/// @param revokedOn from when on it has no consequences any more; what it had before stays as it was
record Penalty(
        UUID id,
        UUID memberId,
        PenaltyKind kind,
        String matterNo,
        String matter,
        LocalDate imposedOn,
        @Nullable Integer probationMonths,
        String authority,
        String documentNo,
        @Nullable LocalDate restoredOn,
        @Nullable LocalDate revokedOn,
        @Nullable String revokeReason,
        Instant recordedAt,
        String recorder,
        State state,
        int version) {

    Penalty {
        if ((kind == PenaltyKind.PROBATION) != (probationMonths != null)) {
            throw Problem.unprocessable("member.penalty.rules")
                    .at("/probationMonths", "member.penalty.probation-months");
        }
    }

    /// The penalty by the rule of its day: what is not for a committee to decide waits for the district (呈报区纪委).
    Penalty enter(PenaltyRules rules) {
        mustFollow(rules);
        return rules.on(imposedOn, kind, PenaltyRule.Phase.EFFECT).approvedBy() == Approver.DISTRICT
                ? in(State.PROPOSED, version)
                : this;
    }

    /// The district approves what was proposed, or does not.
    Penalty decide(State decision) {
        if (state != State.PROPOSED) {
            throw Problem.conflict("member.penalty.decided");
        }
        return in(decision, version + 1);
    }

    /// A probation lasts as long as the rule of its day allows.
    void mustFollow(PenaltyRules rules) {
        if (probationMonths != null
                && !rules.on(imposedOn, kind, PenaltyRule.Phase.PROBATION).allows(probationMonths)) {
            throw Problem.unprocessable("member.penalty.rules")
                    .at("/probationMonths", "member.penalty.probation-months");
        }
    }

    /// Rights are restored after the probation (恢复党员权利).
    Penalty restore(LocalDate day) {
        mustStand();
        if (kind != PenaltyKind.PROBATION || restoredOn != null) {
            throw Problem.conflict("member.penalty.nothing-to-restore");
        }
        var earliest = decisionDueOn();
        if (day.isBefore(Objects.requireNonNull(earliest))) {
            throw Problem.conflict("member.penalty.probation-runs", earliest.toString());
        }
        return with(day, null, null);
    }

    /// The penalty is revoked (撤销处分); of an expulsion the platform undoes nothing.
    Penalty revoke(LocalDate day, String reason) {
        mustStand();
        if (kind == PenaltyKind.EXPULSION) {
            throw Problem.conflict("member.penalty.expulsion-is-final");
        }
        if (day.isBefore(imposedOn)) {
            throw Problem.unprocessable("member.penalty.rules").at("/revokedOn", "member.penalty.before-penalty");
        }
        return with(restoredOn, day, reason);
    }

    /// The day on which a probation ends and somebody must decide on restoring rights.
    @Nullable
    LocalDate decisionDueOn() {
        return probationMonths == null ? null : Months.plus(imposedOn, probationMonths);
    }

    /// When it has which consequences, in the order of time.
    List<Span> spans(PenaltyRules rules) {
        if (state != State.IMPOSED) {
            return List.of();
        }
        return Stream.of(probation(rules), effect(rules))
                .filter(Objects::nonNull)
                .map(span -> span.cut(revokedOn))
                .toList();
    }

    private @Nullable Span probation(PenaltyRules rules) {
        return kind == PenaltyKind.PROBATION
                ? new Span(rules.on(imposedOn, kind, PenaltyRule.Phase.PROBATION), imposedOn, restoredOn)
                : null;
    }

    private @Nullable Span effect(PenaltyRules rules) {
        var start = kind == PenaltyKind.PROBATION ? restoredOn : imposedOn;
        if (start == null) {
            return null;
        }
        var rule = rules.on(imposedOn, kind, PenaltyRule.Phase.EFFECT);
        return new Span(rule, start, Months.plus(start, Objects.requireNonNull(rule.months())));
    }

    private void mustStand() {
        if (state != State.IMPOSED) {
            throw Problem.conflict("member.penalty.not-imposed");
        }
        if (revokedOn != null) {
            throw Problem.conflict("member.penalty.revoked");
        }
    }

    private Penalty in(State next, int nextVersion) {
        return copy(next, restoredOn, revokedOn, revokeReason, nextVersion);
    }

    private Penalty with(@Nullable LocalDate restored, @Nullable LocalDate revoked, @Nullable String reason) {
        return copy(state, restored, revoked, reason, version + 1);
    }

    private Penalty copy(
            State next,
            @Nullable LocalDate restored,
            @Nullable LocalDate revoked,
            @Nullable String reason,
            int nextVersion) {
        return new Penalty(
                id,
                memberId,
                kind,
                matterNo,
                matter,
                imposedOn,
                probationMonths,
                authority,
                documentNo,
                restored,
                revoked,
                reason,
                recordedAt,
                recorder,
                next,
                nextVersion);
    }

    /// How far it has come.
    enum State {
        /// 呈报区纪委，待批准
        PROPOSED,
        /// 已作出
        IMPOSED,
        /// 不予批准
        REJECTED
    }
}
