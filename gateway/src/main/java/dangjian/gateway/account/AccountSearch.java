package dangjian.gateway.account;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list of accounts is narrowed to; nothing where nothing is said.
///
/// @param orgId accounts with a role there or below
/// @param username how it begins
/// @param name how it begins
/// @param inactiveSince accounts that nobody has used since that day
record AccountSearch(
        @Nullable UUID orgId,
        @Nullable Role role,
        @Nullable String username,
        @Nullable String name,
        @Nullable LocalDate inactiveSince) {

    AccountSearch {
        username = username == null || username.isBlank() ? null : Accounts.canonical(username);
        name = name == null || name.isBlank() ? null : name.strip();
    }

    @Nullable
    Instant unusedBefore() {
        return inactiveSince == null ? null : BusinessTime.startOf(inactiveSince);
    }
}
