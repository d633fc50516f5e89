package dangjian.evaluation.figure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The other services that figures come from.
record RemoteServices(Map<Owner, RemoteFigures> byOwner) {

    /// @return null when this service is the owner
    @Nullable
    RemoteFigures of(Owner owner) {
        return byOwner.get(owner);
    }
}
