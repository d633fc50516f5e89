package dangjian.member.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dangjian.kit.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final LetterRule rule = new LetterRule(true, 30, 3);

    @Test
    void aLetterOfTenDaysHasTenLeftOnTheDayOfItsIssue() {
        var day = LocalDate.of(2026, 11, 22);
        var letter = new LetterRule(true, 10, 3).issue(1, day, null);
        assertThat(List.of(day, day.plusDays(10), day.plusDays(11)))
                .map(today -> TransferView.LetterView.of(letter, today))
                .extracting(view -> Objects.requireNonNull(view).daysLeft())
                .containsExactly(10L, 0L, 0L);
    }

    @Test
    void aLetterOfTheUsualDaysHoldsToItsLastDay() {
        var letter = rule.issue(7, TODAY, null);

        assertThat(letter.number()).isEqualTo("2026-0007");
        assertThat(letter.validUntil()).isEqualTo("2026-12-22");
        assertThat(letter.isOver(LocalDate.of(2026, 12, 22))).isFalse();
        assertThat(letter.isOver(LocalDate.of(2026, 12, 23))).isTrue();
    }

    @Test
    void aLetterHoldsForThreeMonthsAtMost() {
        assertThat(rule.issue(1, LocalDate.of(2026, 11, 30), 90).validUntil()).isEqualTo("2027-02-28");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> rule.issue(1, LocalDate.of(2026, 11, 30), 91))
                .satisfies(problem ->
                        assertThat(problem.faults().getFirst().code()).isEqualTo("transfer.letter-too-long"));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_DISTRICT, false, true",
        "IN_DISTRICT, true, false",
        "IN_PROVINCE_ONLINE, true, true",
        "CROSS_PROVINCE_ONLINE, true, true",
        "PAPER_LETTER, true, true",
        "PAPER_LETTER, false, false",
        "WHOLE_ORG, true, true",
        "WHOLE_ORG, false, true"
    })
    void theKindMustFitTheBorder(TransferKind kind, boolean acrossTheBorder, boolean fits) {
        assertThat(kind.fits(acrossTheBorder)).isEqualTo(fits);
    }

    @Test
    void whatHasRunOutIsExpiredEvenIfNobodyNoticed() {
        var pending = Walks.inBranch();

        assertThat(pending.state(TODAY.plusDays(10))).isEqualTo(TransferState.IN_BRANCH_PENDING);
        assertThat(pending.state(TODAY.plusDays(11))).isEqualTo(TransferState.EXPIRED);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> pending.accept(NOW.plusSeconds(11 * 86_400)))
                .returns("transfer.expired", Problem::code);
    }

    @Test
    void aTransferThatStillHoldsCannotExpire() {
        var pending = Walks.inBranch();

        assertThatThrownBy(() -> pending.expire(NOW)).isInstanceOf(IllegalStateException.class);
        var ended = pending.expire(NOW.plusSeconds(11 * 86_400));
        assertThat(ended.progress().state()).isEqualTo(TransferState.EXPIRED);
        assertThat(ended.waitsFor()).isNull();
    }

    @Test
    void aReturnSlipCountsOnItsDayAndNotWhenItComes() {
        var sent = Walks.sentOutside();
        var late = NOW.plusSeconds(20 * 86_400);

        assertThat(sent.recordReturnSlip(TODAY.plusDays(5), late).progress().state())
                .isEqualTo(TransferState.ACCEPTED);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> sent.recordReturnSlip(TODAY.plusDays(11), late));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> sent.recordReturnSlip(TODAY.minusDays(1), late));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> sent.recordReturnSlip(TODAY.plusDays(5), NOW));
    }
}
