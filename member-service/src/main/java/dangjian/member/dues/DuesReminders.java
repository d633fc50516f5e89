package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells once of each time for which a member paid nothing, a few branches at a time.
@Component
class DuesReminders {

    private static final int BRANCHES = 50;

    /// The graver first, or whoever is told to be out by themselves would be told to be overdue, too.
    private static final List<DuesOverdue.Kind> KINDS = List.of(DuesOverdue.Kind.SELF_EXIT, DuesOverdue.Kind.OVERDUE);

    private final DuesReminderRepository reminders;
    private final DuesSchemeRepository schemes;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    DuesReminders(
            DuesReminderRepository reminders,
            DuesSchemeRepository schemes,
            Outbox outbox,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.reminders = reminders;
        this.schemes = schemes;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @return how many were told
    @Scheduled(fixedDelayString = "${dangjian.member.dues.reminders-every:6h}", initialDelayString = "2m")
    Mono<Long> remind() {
        var today = BusinessTime.today(clock);
        return Mono.zip(schemes.rules(today), reminders.branches().collectList())
                .flatMapMany(both -> Flux.fromIterable(both.getT2())
                        .buffer(BRANCHES)
                        .concatMap(branches -> remind(branches, both.getT1(), today)))
                .reduce(0L, Long::sum);
    }

    private Mono<Long> remind(List<UUID> branches, DuesRules rules, LocalDate today) {
        var year = new StatementYear(today.getYear(), YearMonth.from(today));
        return Flux.fromIterable(KINDS)
                .concatMap(kind -> reminders
                        .remind(branches, year.year() - 1, year.passed(), kind, kind.months(rules), clock.instant())
                        .map(due -> new DuesOverdue(due.memberId(), due.orgId(), YearMonth.from(due.since()), kind)))
                .collectList()
                .delayUntil(outbox::addAll)
                .map(told -> (long) told.size())
                .as(transaction::transactional);
    }
}
