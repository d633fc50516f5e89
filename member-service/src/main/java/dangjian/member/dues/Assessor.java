package dangjian.member.dues;

import dangjian.kit.web.Problem;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reckons what members owe from a month on, with all that is known of them in that year.
///
/// @param from the month from which it is reckoned
/// @param inForce the assessments of the year, by member
/// @param months what the members owe and have paid in the year
record Assessor(
        YearMonth from,
        Map<UUID, AssessmentRepository.Payer> payers,
        Map<UUID, Collection<Assessment>> inForce,
        Map<UUID, Collection<DuesMonth>> months,
        DuesScheme scheme,
        int startsAfter) {

    /// @throws Problem when the member is unknown or the declaration breaks a rule
    Assessment assess(UUID member, Assessment.Declaration declared, @Nullable String reason, Marks marks) {
        var payer = payers.get(member);
        if (payer == null) {
            throw Problem.notFound("member.unknown");
        }
        var monthly = scheme.monthly(declared.payerClass(), declared.base());
        var first = firstMonth(payer);
        var last = scheme.rates(declared.payerClass()).lastMonth(first.getMonthValue());
        var term = new Assessment.Term(first.getYear(), first.getMonthValue(), last, reason);
        if (reason == null && !replaced(member, term).isEmpty()) {
            throw Problem.unprocessable("dues.rules").at("/reason", "dues.reason");
        }
        mustCoverPayments(member, term, monthly);
        var reckoning = new Assessment.Reckoning(
                monthly, marks.baseCipher(), scheme.header().version());
        return Assessment.of(member, term, declared, reckoning, marks.recorded());
    }

    /// What is in force in the first month, if anything.
    @Nullable
    Assessment current(UUID member) {
        return inForce.getOrDefault(member, List.of()).stream()
                .filter(assessment -> assessment.covers(from.getMonthValue()))
                .findFirst()
                .orElse(null);
    }

    private YearMonth firstMonth(AssessmentRepository.Payer payer) {
        var start = YearMonth.from(payer.joinedOn()).plusMonths(startsAfter);
        var first = start.isAfter(from) ? start : from;
        if (first.getYear() != from.getYear()) {
            throw Problem.unprocessable("dues.rules").at("/from", "dues.not-yet-member", start.toString());
        }
        return first;
    }

    /// The assessments of which the term takes months; each ends where it begins.
    private List<Assessment> replaced(UUID member, Assessment.Term term) {
        return inForce.getOrDefault(member, List.of()).stream()
                .filter(assessment -> assessment.overlaps(term))
                .toList();
    }

    /// No month that was paid may be owed less than was paid, or not at all.
    private void mustCoverPayments(UUID member, Assessment.Term term, Money monthly) {
        var replaced = replaced(member, term);
        for (var month : months.getOrDefault(member, List.of())) {
            var isReckoned = month.month() >= term.firstMonth() && month.month() <= term.lastMonth();
            var isCutOff = month.month() > term.lastMonth()
                    && replaced.stream().anyMatch(assessment -> assessment.covers(month.month()));
            if (isReckoned && month.paidFen() > monthly.fen() || isCutOff && month.paidFen() > 0) {
                throw Problem.conflict("dues.month-paid", month.yearMonth().toString());
            }
        }
    }

    /// What goes into an assessment besides what is reckoned.
    record Marks(byte @Nullable [] baseCipher, Recorded recorded) {}
}
