package dangjian.gateway.account;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Grant;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Somebody who may sign in (账号), and the roles they hold at organisations.
///
/// @param memberId the member (党员) whose account this is; exactly those have the role `MEMBER`, at their own branch
/// @param pendingGrants roles that somebody has proposed and nobody has confirmed yet
/// @param protection of the account against others than its holder
/// @param suspendedAt since when the account may not sign in (停用)
public record Account(
        UUID id,
        String username,
        String name,
        @Nullable UUID memberId,
        List<PlacedGrant> placedGrants,
        List<PlacedGrant> pendingGrants,
        Protection protection,
        @Nullable Instant suspendedAt,
        int version) {

    /// Whatever their time is.
    public List<Grant> grants() {
        return placedGrants.stream().map(PlacedGrant::grant).toList();
    }

    /// The posts that are held at this moment.
    public List<Post> postsAt(Instant now) {
        var day = BusinessTime.dateOf(now);
        return placedGrants.stream()
                .map(PlacedGrant::post)
                .filter(post -> post.holdsOn(day))
                .toList();
    }

    /// When the first of the posts that are held now is held no longer; none when all of them stay.
    public Optional<Instant> firstEnd(Instant now) {
        return postsAt(now).stream()
                .flatMap(post -> Stream.ofNullable(post.end()))
                .min(Comparator.naturalOrder());
    }

    /// Whether the account has this post already, on all of its days.
    boolean has(Post post) {
        return placedGrants.stream().anyMatch(placed -> placed.post().covers(post));
    }

    /// The same role at the same organisation as it is held now, if it is.
    Stream<Post> asHeld(Post other) {
        return placedGrants.stream()
                .map(PlacedGrant::post)
                .filter(post -> post.grant().equals(other.grant()));
    }

    /// Whether one of the three platform administrators holds it, or is about to.
    public boolean isPlatform() {
        return Stream.concat(placedGrants.stream(), pendingGrants.stream())
                .anyMatch(placed -> placed.grant().role().isPlatform());
    }

    /// Whether it has power over the platform or reaches the whole district, or is about to.
    public boolean isOfDistrict() {
        return Stream.concat(placedGrants.stream(), pendingGrants.stream()).anyMatch(PlacedGrant::isOfDistrict);
    }

    /// Whether exactly this post is proposed already. The same role there for another time is not (409): one of the
    /// two would be lost.
    boolean isPending(Post post) {
        var pending = pendingGrants.stream()
                .map(PlacedGrant::post)
                .filter(other -> other.grant().equals(post.grant()))
                .toList();
        if (!pending.isEmpty() && !pending.contains(post)) {
            throw Problem.conflict("proposal.other-term");
        }
        return !pending.isEmpty();
    }

    /// Whether this is one of the platform's or the district's administrators, of whom more is asked.
    public boolean isAdministrator() {
        return grants().stream().anyMatch(grant -> grant.role().isPlatform() || grant.role() == Role.DISTRICT_ADMIN);
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }
}
