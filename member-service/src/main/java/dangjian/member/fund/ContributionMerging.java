package dangjian.member.fund;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Voluntary payments of a person with two records: they stay where and what they were, under the record that goes on.
@Component
class ContributionMerging implements MergeParticipant {

    private static final String CONTRIBUTIONS = "dues_contributions";

    private final Belongings belongings;

    ContributionMerging(Belongings belongings) {
        this.belongings = belongings;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, CONTRIBUTIONS);
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        return belongings.give(CONTRIBUTIONS, merging, scope);
    }
}
