package dangjian.kit.web;

import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Flux;

/// Where organisations lie in the tree, so that a grant can become a [Scope].
public interface Subtrees {

    /// The paths of these organisations, outermost only; unknown ones have none.
    Flux<String> paths(Collection<UUID> organizations);
}
