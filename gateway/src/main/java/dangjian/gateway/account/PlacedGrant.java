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

    /// Whether it reaches the whole district, or is one of the platform's three.
    boolean isOfDistrict() {
        return grant().role().isPlatform()
                || grant().role() == Role.DISTRICT_ADMIN
                || grant().role() != Role.MEMBER && isRoot(path);
    }

    private static boolean isRoot(@Nullable String path) {
        return path != null && path.indexOf('/', 1) == path.length() - 1;
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
