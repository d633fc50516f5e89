package dangjian.member.development;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Tells once when a step becomes due soon and once when it is overdue, in batches of bounded size.
@Component
class Reminders {

    private static final int BATCH = 500;

    private final DueRepository due;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Reminders(DueRepository due, Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.due = due;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @return how many steps were told
    @Scheduled(fixedDelayString = "${dangjian.member.development.reminders-every:1h}", initialDelayString = "1m")
    Mono<Long> remind() {
        return Mono.defer(this::batch)
                .expand(count -> count < BATCH ? Mono.empty() : batch())
                .reduce(0L, Long::sum);
    }

    private Mono<Long> batch() {
        return due.remind(BusinessTime.today(clock), BATCH)
                .map(step ->
                        new DevelopmentStepDue(step.caseId(), step.orgId(), step.step(), step.dueOn(), step.kind()))
                .collectList()
                .delayUntil(outbox::addAll)
                .map(told -> (long) told.size())
                .as(transaction::transactional);
    }
}
