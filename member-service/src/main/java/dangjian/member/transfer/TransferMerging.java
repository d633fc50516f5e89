package dangjian.member.transfer;

import dangjian.kit.web.Scope;
import dangjian.member.merge.Belongings;
import dangjian.member.merge.Holding;
import dangjian.member.merge.MergeParticipant;
import dangjian.member.merge.Merging;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Transfers of a person with two records; one that runs must end first, for the other side waits for the person.
@Component
class TransferMerging implements MergeParticipant {

    private static final String TRANSFERRED = "transferred_members";

    private final Belongings belongings;

    TransferMerging(Belongings belongings) {
        this.belongings = belongings;
    }

    @Override
    public Flux<Holding> holdings(UUID member, Scope scope) {
        return belongings.count(member, scope, TRANSFERRED);
    }

    @Override
    public Flux<String> obstacles(Merging merging, Scope scope) {
        return belongings
                .holds(
                        "exists (select from transferred_members where member_id in (:survivor, :duplicate) and is_open)",
                        merging)
                .filter(isOpen -> isOpen)
                .map(_ -> "member.merge.open-transfer")
                .flux();
    }

    @Override
    public Mono<Void> merge(Merging merging, Scope scope) {
        var together = """
                exists (select from transferred_members s
                    where s.member_id = :survivor and s.transfer_id = d.transfer_id)
                """;
        return belongings
                .keep(TRANSFERRED, together, merging, scope)
                .then(belongings.give(TRANSFERRED, merging, scope));
    }
}
