package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A post, and where its organisation lies in the tree.
///
/// @param path absent while the gateway has not heard of the organisation; then nobody's scope holds it
public record PlacedGrant(Post post, @Nullable String path) {

    public Grant grant() {
        return post.grant();
    }

    /// Reads `ROLE@organisation@from@until@path`, as the database puts it together.
    static PlacedGrant parse(String text) {
        var parts = text.split("@", 5);
        return new PlacedGrant(
                new Post(Role.valueOf(parts[0]), UUID.fromString(parts[1]), day(parts[2]), day(parts[3])),
                parts[4].isEmpty() ? null : parts[4]);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
