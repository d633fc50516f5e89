package dangjian.activity.meeting;

import java.util.Set;
import java.util.UUID;

/// A member seen from one activity: somebody who might attend it.
///
/// @param orgId the member's own organisation
/// @param isInvited stands on the list of those expected (应到名单)
/// @param belongs is a member of the activity's organisation or of one below it
record Candidate(UUID memberId, UUID orgId, String stage, String status, boolean isInvited, boolean belongs) {

    private static final Set<String> ACTIVE = Set.of("NORMAL", "RETAINED", "RESTORED");
    private static final UUID NOWHERE = new UUID(0, 0);

    /// Somebody whom the copy of the roster does not know.
    static Candidate unknown(UUID member) {
        return new Candidate(member, NOWHERE, "", "", false, false);
    }

    Standing standingIn(Activity activity) {
        if (!ACTIVE.contains(status)) {
            return Standing.OUTSIDER;
        }
        if (isInvited) {
            return Standing.EXPECTED;
        }
        if (belongs && activity.invitesEveryone()) {
            return Standing.JOINED_SINCE;
        }
        return activity.plan().openToGuests() ? Standing.GUEST : Standing.OUTSIDER;
    }

    /// In what capacity somebody attends.
    enum Standing {
        /// 应到
        EXPECTED,
        /// expected as well: came to the branch after the invitations
        JOINED_SINCE,
        /// 列席
        GUEST,
        /// may not attend
        OUTSIDER
    }
}
