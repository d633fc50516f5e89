package dangjian.member.exit;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Exits and dispositions of a person with two records. A disposition of the same matter and kind stays with the
/// duplicate: an exit may rest on it.
@Component
class ExitMerging implements MergeParticipant {

    private static final String EXITS = "exits";
    private static final String DISPOSALS = "disposals";

    private final Belongings belongings;

    ExitMerging(Belongings belongings) {
        this.belongings = belongings;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, EXITS, DISPOSALS);
    }

    @Override
    public Flux<String> obstacles(Merging merging, Scope scope) {
        return belongings
                .holds(
                        "exists (select from exits where member_id in (:survivor, :duplicate) and state = 'PROPOSED')",
                        merging)
                .filter(isOpen -> isOpen)
                .map(_ -> "member.merge.open-exit")
                .flux();
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        var free = """
                not exists (select from disposals s where s.member_id = :survivor and s.matter_no = d.matter_no
                    and s.kind = d.kind)
                """;
        return belongings.give(DISPOSALS, free, merging, scope).then(belongings.give(EXITS, merging, scope));
    }
}
