package dangjian.member.badge;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Badges, posts and appearances of a person with two records: each counts once.
@Component
class BadgeMerging implements MergeParticipant {

    private static final String RECEIPTS = "badge_receipts";
    private static final String PLAQUES = "plaques";
    private static final String APPEARANCES = "badge_event_representatives";

    private final Belongings belongings;

    BadgeMerging(Belongings belongings) {
        this.belongings = belongings;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, RECEIPTS, PLAQUES, APPEARANCES);
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        var once = """
                exists (select from badge_receipts s where s.member_id = :survivor and s.batch_id = d.batch_id)
                """;
        var held = """
                d.removed_on is null and exists (select from plaques s where s.member_id = :survivor
                    and s.removed_on is null and s.kind = d.kind and s.title = d.title)
                """;
        var seen = """
                exists (select from badge_event_representatives s
                    where s.member_id = :survivor and s.event_id = d.event_id)
                """;
        return moved(RECEIPTS, once, merging, scope)
                .then(Mono.defer(() -> moved(PLAQUES, held, merging, scope)))
                .then(Mono.defer(() -> moved(APPEARANCES, seen, merging, scope)));
    }

    private Mono<Void> moved(String table, String unless, Merging merging, Scope scope) {
        return belongings.keep(table, unless, merging, scope).then(belongings.give(table, merging, scope));
    }
}
