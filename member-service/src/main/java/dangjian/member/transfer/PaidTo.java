package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Problem;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Up to which month dues are paid (党费交至): as the ledger knows, or where it does not, as somebody says who could
/// have paid by now.
@Component
class PaidTo {

    private static final YearMonth FIRST = YearMonth.from(BusinessTime.FOUNDING);

    private final DuesRepository dues;
    private final RuleNumbers rules;
    private final InstantSource clock;

    PaidTo(DuesRepository dues, RuleNumbers rules, InstantSource clock) {
        this.dues = dues;
        this.rules = rules;
        this.clock = clock;
    }

    /// Of one member.
    ///
    /// @param said what the branch says; it counts where the ledger knows nothing
    Mono<YearMonth> ofMember(UUID member, @Nullable YearMonth said) {
        return known(dues.paidTo(member, today()), said);
    }

    /// Of all members of a branch, the earliest of their months.
    Mono<YearMonth> ofBranch(UUID branch, @Nullable YearMonth said) {
        return known(dues.branchPaidTo(branch, today()), said);
    }

    /// A problem where nobody can have paid up to that month by now: at most to the end of the quarter, and as many
    /// months ahead as the local rule allows.
    Mono<YearMonth> possible(YearMonth said) {
        return rules.on(today())
                .map(numbers -> endOfQuarter(today()).plusMonths(numbers.get("dues-prepayment")))
                .map(last -> {
                    if (said.isBefore(FIRST) || said.isAfter(last)) {
                        throw wrong("transfer.dues-month", FIRST, last);
                    }
                    return said;
                });
    }

    private Mono<YearMonth> known(Mono<YearMonth> ledger, @Nullable YearMonth said) {
        return ledger.switchIfEmpty(
                Mono.defer(() -> said == null ? Mono.error(wrong("transfer.dues-unknown")) : possible(said)));
    }

    private static YearMonth endOfQuarter(LocalDate day) {
        return YearMonth.of(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR) * 3);
    }

    private static Problem wrong(String code, YearMonth... months) {
        return Problem.unprocessable("request.invalid").at("/duesPaidTo", code, (Object[])
                Arrays.stream(months).map(YearMonth::toString).toArray(String[]::new));
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
