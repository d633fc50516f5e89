package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A role at an organisation, and where that organisation lies in the tree.
///
/// @param path absent while the gateway has not heard of the organisation; then nobody's scope holds it
public record PlacedGrant(Grant grant, @Nullable String path) {

    /// Reads `ROLE@organisation@path`, as the database puts it together.
    static PlacedGrant parse(String text) {
        var parts = text.split("@", 3);
        return new PlacedGrant(
                new Grant(Role.valueOf(parts[0]), UUID.fromString(parts[1])), parts[2].isEmpty() ? null : parts[2]);
    }
}
