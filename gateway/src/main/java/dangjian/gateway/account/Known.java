package dangjian.gateway.account;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What must be known to judge a request about accounts, read once for the whole request.
///
/// @param places the organisations it names, as far as they lie in the administrator's scope
/// @param branches the branches of the members it names, as far as they lie in that scope
/// @param takenNames the usernames it names that other accounts have
/// @param takenMembers the members it names that other accounts belong to
record Known(Map<UUID, Place> places, Map<UUID, UUID> branches, Set<String> takenNames, Set<UUID> takenMembers) {

    /// Whether this is the organisation at the root, below which the whole district lies.
    boolean isDistrict(UUID organization) {
        var place = places.get(organization);
        return place != null && place.isDistrict();
    }

    /// An organisation's place in the tree.
    record Place(UUID id, @Nullable UUID parentId, String path) {

        boolean isDistrict() {
            return parentId == null;
        }
    }
}
