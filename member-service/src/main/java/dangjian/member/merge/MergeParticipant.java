package dangjian.member.merge;

import dangjian.kit.web.Scope;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A feature that keeps something of members, and what becomes of it when two records prove to be one person.
public interface MergeParticipant {

    /// How much of each kind it keeps of a member.
    Flux<Holding> holdings(UUID member, Scope scope);

    /// Codes of what must be settled before the two can be merged.
    default Flux<String> obstacles(Merging merging, Scope scope) {
        return Flux.empty();
    }

    /// Gives the record that goes on what is kept of the duplicate, in the caller's transaction and before the roster
    /// makes one record of the two.
    ///
    /// Nothing is lost: what cannot be given stays with the duplicate or is kept with the merge.
    Mono<Void> merge(Merging merging, Scope scope);
}
