package dangjian.member.discipline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dangjian.kit.calendar.Months;
import dangjian.kit.web.Problem;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.MemberStatus;
import dangjian.member.rule.Approver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyTests {

    private static final LocalDate IMPOSED = LocalDate.of(2026, 3, 31);
    private static final UUID MEMBER = new UUID(0, 1);

    /// The published effect periods: 1 y, 1.5 y, 2 y, 5 y before rejoining.
    @ParameterizedTest
    @CsvSource({
        "WARNING,         2027-03-31",
        "SERIOUS_WARNING, 2027-09-30",
        "REMOVAL,         2028-03-31",
        "EXPULSION,       2031-03-31"
    })
    void aPenaltyHasEffectForThePublishedTime(PenaltyKind kind, LocalDate end) {
        var penalty = penalty(kind, null);

        assertThat(rights(penalty, IMPOSED.minusDays(1)).mayBeExcellent()).isTrue();
        assertThat(rights(penalty, IMPOSED).mayBeExcellent()).isFalse();
        assertThat(rights(penalty, end.minusDays(1)).mayBeExcellent()).isFalse();
        assertThat(rights(penalty, end).mayBeExcellent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"12, 2027-03-31", "24, 2028-03-31"})
    void aProbationTakesAllRightsUntilTheyAreRestoredAndWeighsTwoMoreYears(int months, LocalDate due) {
        var probation = penalty(PenaltyKind.PROBATION, months);

        assertThat(probation.decisionDueOn()).isEqualTo(due);
        assertThat(rights(probation, due.plusYears(5)).mayVote()).isFalse();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> probation.restore(due.minusDays(1)))
                .returns("member.penalty.probation-runs", Problem::code);

        var restored = probation.restore(due);
        assertThat(rights(restored, due.minusDays(1)))
                .returns(false, Rights::mayVote)
                .returns(false, Rights::mayBeElected)
                .returns(false, Rights::mayIntroduce)
                .returns(false, Rights::mayBeExcellent);
        assertThat(rights(restored, due)).returns(true, Rights::mayVote).returns(false, Rights::mayBeExcellent);
        assertThat(rights(restored, Months.plus(due, 24))).isEqualTo(Rights.ALL);
    }

    @Test
    void aRevokedPenaltyHasNoEffectFromThatDayOn() {
        var revoked = penalty(PenaltyKind.REMOVAL, null).revoke(LocalDate.of(2026, 9, 1), "复查");

        assertThat(rights(revoked, LocalDate.of(2026, 8, 31)).mayBeExcellent()).isFalse();
        assertThat(rights(revoked, LocalDate.of(2026, 9, 1))).isEqualTo(Rights.ALL);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> revoked.revoke(LocalDate.of(2026, 9, 2), "再次"))
                .returns("member.penalty.revoked", Problem::code);
    }

    @Test
    void anExpulsionIsNotRevokedHere() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> penalty(PenaltyKind.EXPULSION, null).revoke(IMPOSED, "平反"))
                .returns("member.penalty.expulsion-is-final", Problem::code);
    }

    @ParameterizedTest
    @CsvSource({"WARNING, IMPOSED", "SERIOUS_WARNING, IMPOSED", "REMOVAL, IMPOSED", "EXPULSION, PROPOSED"})
    void onlyAnExpulsionIsNotForACommitteeToDecide(PenaltyKind kind, Penalty.State state) {
        assertThat(penalty(kind, null).enter(rules()).state()).isEqualTo(state);
    }

    @Test
    void aProposedPenaltyHasNoConsequenceUntilItIsApproved() {
        var proposed = penalty(PenaltyKind.EXPULSION, null).enter(rules());

        assertThat(rights(proposed, IMPOSED)).isEqualTo(Rights.ALL);
        assertThat(rights(proposed.decide(Penalty.State.REJECTED), IMPOSED)).isEqualTo(Rights.ALL);
        var approved = proposed.decide(Penalty.State.IMPOSED);
        assertThat(rights(approved, IMPOSED).mayVote()).isFalse();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> approved.decide(Penalty.State.REJECTED))
                .returns("member.penalty.decided", Problem::code);
    }

    @ParameterizedTest
    @CsvSource({"t-1, T-1", "' T－１ ', T-1", "2026 - 021, 2026-021", "晨纪立〔2026〕3号, 晨纪立〔2026〕3号"})
    void aMatterHasOneNumberHoweverItIsTyped(String typed, String plain) {
        assertThat(MatterNumber.of(typed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"PROBATION,", "WARNING,12"})
    void onlyAProbationHasMonths(PenaltyKind kind, @Nullable Integer months) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> penalty(kind, months));
    }

    @Test
    void theRuleIsTheOneInForceWhenThePenaltyWasImposed() {
        var changed = rule(PenaltyKind.WARNING, PenaltyRule.Phase.EFFECT, 6, true, LocalDate.of(2026, 4, 1));
        var rules = new PenaltyRules(List.of(
                rule(PenaltyKind.WARNING, PenaltyRule.Phase.EFFECT, 12, true, LocalDate.of(2004, 1, 1)), changed));

        assertThat(rules.on(LocalDate.of(2026, 3, 31), PenaltyKind.WARNING, PenaltyRule.Phase.EFFECT)
                        .months())
                .isEqualTo(12);
        assertThat(rules.on(LocalDate.of(2026, 4, 1), PenaltyKind.WARNING, PenaltyRule.Phase.EFFECT)
                        .months())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "PROBATIONARY, NORMAL,    false, true",
        "FULL,         NORMAL,    true,  true",
        "FULL,         RETAINED,  true,  true",
        "FULL,         RESTORED,  true,  true",
        "FULL,         SUSPENDED, false, false",
        "FULL,         EXITED,    false, false",
        "FULL,         EXPELLED,  false, false"
    })
    void theVoteBelongsToFullMembersInGoodStanding(
            MemberStage stage, MemberStatus status, boolean mayVote, boolean mayBeExcellent) {
        assertThat(new Standing(MEMBER, stage, status, false).rights(IMPOSED, List.of(), rules()))
                .returns(mayVote, Rights::mayVote)
                .returns(mayVote, Rights::mayIntroduce)
                .returns(mayBeExcellent, Rights::mayBeExcellent);
    }

    @Test
    void whoWasNoMemberYetHasNoRights() {
        assertThat(new Standing(MEMBER, null, null, false)
                        .rights(IMPOSED, List.of(), rules())
                        .mayVote())
                .isFalse();
    }

    @Test
    void suspendedRightsAreNoRights() {
        assertThat(new Standing(MEMBER, MemberStage.FULL, MemberStatus.NORMAL, true)
                        .rights(IMPOSED, List.of(), rules())
                        .restrictions())
                .containsExactly(Restriction.of(Restriction.Cause.RIGHTS_SUSPENDED));
    }

    /// Whatever the day: no right comes back before the end of the effect, and none is missing after it.
    @Property(tries = 500)
    void anEffectIsOneUnbrokenTime(
            @ForAll @IntRange(min = 0, max = 20_000) int start, @ForAll @IntRange(min = -800, max = 2_500) int offset) {
        var imposed = LocalDate.of(2000, 1, 1).plusDays(start);
        for (var kind : List.of(PenaltyKind.WARNING, PenaltyKind.SERIOUS_WARNING, PenaltyKind.REMOVAL)) {
            var penalty = penalty(kind, null, imposed);
            var day = imposed.plusDays(offset);
            var end = penalty.spans(rules()).getLast().to();
            assertThat(rights(penalty, day).mayBeExcellent()).isEqualTo(day.isBefore(imposed) || !day.isBefore(end));
        }
    }

    /// Two penalties allow only what both allow, in whatever order they came.
    @Property(tries = 300)
    void penaltiesAddUp(@ForAll PenaltyKind one, @ForAll PenaltyKind other, @ForAll @IntRange(max = 3000) int days) {
        var day = IMPOSED.plusDays(days);
        var first = penalty(one, one == PenaltyKind.PROBATION ? 12 : null);
        var second = penalty(other, other == PenaltyKind.PROBATION ? 24 : null);
        var standing = new Standing(MEMBER, MemberStage.FULL, MemberStatus.NORMAL, false);
        var both = standing.rights(day, List.of(first, second), rules());

        assertThat(both.mayVote())
                .isEqualTo(rights(first, day).mayVote() && rights(second, day).mayVote());
        assertThat(both.mayBeExcellent())
                .isEqualTo(standing.rights(day, List.of(second, first), rules()).mayBeExcellent());
    }

    private static Rights rights(Penalty penalty, LocalDate day) {
        return new Standing(MEMBER, MemberStage.FULL, MemberStatus.NORMAL, false)
                .rights(day, List.of(penalty), rules());
    }

    static Penalty penalty(PenaltyKind kind, @Nullable Integer months) {
        return penalty(kind, months, IMPOSED);
    }

    private static Penalty penalty(PenaltyKind kind, @Nullable Integer months, LocalDate imposed) {
        return new Penalty(
                new UUID(0, 2),
                MEMBER,
                kind,
                "2026-017",
                "违反工作纪律",
                imposed,
                months,
                "区纪委",
                "晨纪〔2026〕3号",
                null,
                null,
                null,
                Instant.EPOCH,
                "孙涛鹏",
                Penalty.State.IMPOSED,
                1);
    }

    private static PenaltyRules rules() {
        var start = LocalDate.of(2000, 1, 1);
        return new PenaltyRules(List.of(
                rule(PenaltyKind.WARNING, PenaltyRule.Phase.EFFECT, 12, true, start),
                rule(PenaltyKind.SERIOUS_WARNING, PenaltyRule.Phase.EFFECT, 18, true, start),
                rule(PenaltyKind.REMOVAL, PenaltyRule.Phase.EFFECT, 24, true, start),
                rule(PenaltyKind.PROBATION, PenaltyRule.Phase.PROBATION, null, false, start),
                rule(PenaltyKind.PROBATION, PenaltyRule.Phase.EFFECT, 24, true, start),
                rule(PenaltyKind.EXPULSION, PenaltyRule.Phase.EFFECT, 60, false, start)));
    }

    private static PenaltyRule rule(
            PenaltyKind kind, PenaltyRule.Phase phase, @Nullable Integer months, boolean rights, LocalDate from) {
        return new PenaltyRule(
                kind,
                phase,
                from,
                months,
                new Integer[] {12, 24},
                rights,
                rights,
                rights,
                false,
                "党纪处分条例",
                false,
                kind == PenaltyKind.EXPULSION ? Approver.DISTRICT : Approver.COMMITTEE,
                "党章第四十二条");
    }
}
