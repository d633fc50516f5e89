package dangjian.member.transfer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a membership comes from or goes to: a branch and its basic committee, or an organisation outside of the
/// district, of which only the name is known.
///
/// @param orgId the branch; not known while the receiving committee has not assigned one
/// @param committeeId the nearest committee above the branch; absent outside of the district
/// @param name of the branch, or of the organisation as the sender named it
/// @param committeeName of the committee, or of the organisation outside
record Side(@Nullable UUID orgId, @Nullable UUID committeeId, String name, String committeeName) {

    static Side outside(String name) {
        return new Side(null, null, name, name);
    }

    boolean isOutside() {
        return committeeId == null;
    }
}
