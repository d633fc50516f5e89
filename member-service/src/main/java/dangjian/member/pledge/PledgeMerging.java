package dangjian.member.pledge;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Pledges of a person with two records. There is one a year, so of a year with two the duplicate keeps its own, with
/// what residents said to it.
@Component
class PledgeMerging implements MergeParticipant {

    private static final String PLEDGES = "pledges";

    private final Belongings belongings;

    PledgeMerging(Belongings belongings) {
        this.belongings = belongings;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, PLEDGES);
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        return belongings.give(
                PLEDGES,
                "not exists (select from pledges s where s.member_id = :survivor and s.year = d.year)",
                merging,
                scope);
    }
}
