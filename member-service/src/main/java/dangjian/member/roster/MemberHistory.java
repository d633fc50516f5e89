package dangjian.member.roster;

import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// What became of a record: every change.
@Service
class MemberHistory {

    private final MemberRepository members;
    private final ChangeRepository changes;

    MemberHistory(MemberRepository members, ChangeRepository changes) {
        this.members = members;
        this.changes = changes;
    }

    Mono<Page<ChangeView>> of(UUID id, Scope scope, Paging paging) {
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .flatMap(placed -> changes.of(id, scope, paging)
                        .collectList()
                        .map(rows -> Page.of(rows, paging, change -> List.of(change.id()))
                                .map(change -> ChangeView.of(change, placed.isNamed()))));
    }
}
