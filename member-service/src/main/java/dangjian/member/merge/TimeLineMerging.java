package dangjian.member.merge;

import dangjian.kit.web.Scope;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The time line of the duplicate counts no more, or every figure as of an earlier day would count the person twice.
@Component
class TimeLineMerging implements MergeParticipant {

    private final Belongings belongings;

    TimeLineMerging(Belongings belongings) {
        this.belongings = belongings;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return Flux.empty();
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        return belongings.keep("membership_periods", "d.member_id <> :survivor", merging, scope);
    }
}
