package dangjian.gateway.account;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A role at an organisation for a time (任职); several posts of one person stand side by side, and none widens another.
///
/// @param from first day on which it is held; without one it has always been
/// @param until last day on which it is held; without one it stays
@Schema(name = "Post")
public record Post(
        @Schema(example = "BRANCH_SECRETARY") Role role,
        UUID orgId,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    public Grant grant() {
        return new Grant(role, orgId);
    }

    boolean hasOrder() {
        return from == null || until == null || !from.isAfter(until);
    }

    boolean isOpen() {
        return from == null && until == null;
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /// Whether it is the same role at the same organisation, and on every day of the other.
    boolean covers(Post other) {
        return grant().equals(other.grant())
                && (from == null || other.from != null && !other.from.isBefore(from))
                && (until == null || other.until != null && !other.until.isAfter(until));
    }

    /// When it is held no longer.
    @Nullable
    Instant end() {
        return until == null ? null : BusinessTime.startOf(until.plusDays(1));
    }
}
