package dangjian.member.dues;

import dangjian.kit.event.DomainEvent;
import dangjian.kit.web.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The accounts of members of one branch, locked so that nobody else takes money for the same months; used within one
/// transaction.
final class OpenAccounts {

    private final Map<UUID, DuesAccount> accounts = new HashMap<>();
    private final int backPayment;
    private final int prepayment;

    OpenAccounts(Map<UUID, ? extends Collection<DuesMonth>> months, DuesRules rules) {
        months.forEach((member, found) -> accounts.put(member, new DuesAccount(member, List.copyOf(found))));
        backPayment = rules.number(DuesRules.BACK_PAYMENT);
        prepayment = rules.number(DuesRules.PREPAYMENT);
    }

    /// The last month that anybody may pay in that month.
    static YearMonth last(YearMonth now, DuesRules rules) {
        var ahead = now.plusMonths(rules.number(DuesRules.PREPAYMENT));
        var quarter = DuesMonth.endOfQuarter(now);
        return ahead.isAfter(quarter) ? ahead : quarter;
    }

    /// What a payment is for.
    ///
    /// @throws Problem when nothing is due from the member, or less
    List<DuesEntry> pay(UUID member, Money amount, DuesCollection.Taking taking) {
        var account = accounts.get(member);
        if (account == null) {
            throw Problem.unprocessable("dues.rules").at("/memberId", "dues.nothing-due");
        }
        return account.pay(amount, window(taking, YearMonth.from(taking.on()).plusYears(1)));
    }

    /// All that is open through a month.
    List<DuesEntry> payAll(DuesCollection.Taking taking, YearMonth through) {
        return accounts.values().stream()
                .flatMap(account -> account.payAll(window(taking, through)).stream())
                .toList();
    }

    /// Books entries and tells what they make happen on that day.
    List<DomainEvent> post(Collection<DuesEntry> entries, LocalDate on) {
        var events = new ArrayList<DomainEvent>();
        for (var entry : entries) {
            find(entry).flatMap(month -> month.after(entry, on)).ifPresent(events::add);
            accounts.computeIfPresent(entry.memberId(), (_, account) -> account.after(List.of(entry)));
        }
        return events;
    }

    /// Nothing for a month that is not owed any more: the member has left since.
    private Optional<DuesMonth> find(DuesEntry entry) {
        var account = accounts.get(entry.memberId());
        return account == null
                ? Optional.empty()
                : account.months().stream().filter(entry::isFor).findFirst();
    }

    private DuesAccount.Window window(DuesCollection.Taking taking, YearMonth last) {
        var now = YearMonth.from(taking.on());
        var first = taking.reason() == null ? now.minusMonths(backPayment) : YearMonth.of(now.getYear() - 1, 1);
        return new DuesAccount.Window(first, last, now, prepayment);
    }
}
