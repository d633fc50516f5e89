package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// What became of a record: every change, and the time line for figures as of a day.
@Service
class MemberHistory {

    private final MemberRepository members;
    private final ChangeRepository changes;
    private final PeriodRepository periods;
    private final InstantSource clock;

    MemberHistory(MemberRepository members, ChangeRepository changes, PeriodRepository periods, InstantSource clock) {
        this.members = members;
        this.changes = changes;
        this.periods = periods;
        this.clock = clock;
    }

    Mono<Page<ChangeView>> of(UUID id, Scope scope, Paging paging) {
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .flatMap(placed -> changes.of(id, scope, paging)
                        .collectList()
                        .map(rows -> Page.of(rows, paging, change -> List.of(change.id()))
                                .map(change -> ChangeView.of(change, placed.isNamed()))));
    }

    /// Takes a correction into the history, in the caller's transaction.
    Mono<Void> add(CorrectionService.Step step, String reason, Caller caller, Scope scope) {
        var member = step.after();
        return changes.insert(member.id(), step.changes(), reason, caller, scope)
                .then(Mono.defer(() -> periods.of(member.id(), scope)))
                .map(before -> Period.corrected(before, member, BusinessTime.today(clock)))
                .flatMap(after -> periods.replace(member.id(), after, scope));
    }
}
