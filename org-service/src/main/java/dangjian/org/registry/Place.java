package dangjian.org.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where an organisation stands in the tree.
///
/// @param path from the root, a base-36 number for each level, ending in `/`
record Place(@Nullable UUID parentId, String path) {

    private static final int BASE = 36;

    static Place root(long number) {
        return new Place(null, "/" + Long.toString(number, BASE) + "/");
    }

    Place below(UUID id, long number) {
        return new Place(id, path + Long.toString(number, BASE) + "/");
    }

    boolean isRoot() {
        return parentId == null;
    }
}
