package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Role;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which roles an account may get, and who may ask for them (授权规则).
record GrantRules(Authority authority, Known known) {

    void check(List<Post> posts, @Nullable UUID memberId, String pointer, Faults faults) {
        var seen = new HashSet<Grant>();
        for (var index = 0; index < posts.size(); index++) {
            var post = posts.get(index);
            var place = "%s/grants/%d".formatted(pointer, index);
            if (!seen.add(post.grant())) {
                faults.add(Kind.UNPROCESSABLE, place, "grant.twice");
            }
            check(post, place, faults);
        }
        checkMember(posts.stream().map(Post::grant).toList(), memberId, pointer, faults);
    }

    /// 三员分立: nobody is two of the three platform administrators, or one of them and anything else.
    void checkSeparation(List<Grant> grants, String pointer, Faults faults) {
        if (grants.stream().map(GrantRules::realm).distinct().count() > 1) {
            faults.add(Kind.UNPROCESSABLE, pointer + "/grants", "grant.not-separate");
        }
    }

    void check(Post post, String pointer, Faults faults) {
        checkPlace(post.grant(), pointer, faults);
        if (!post.hasOrder()) {
            faults.add(Kind.UNPROCESSABLE, pointer + "/until", "grant.term");
        } else if (post.role() == Role.MEMBER && !post.isOpen()) {
            faults.add(Kind.UNPROCESSABLE, pointer + "/until", "grant.member-term");
        }
    }

    private void checkPlace(Grant grant, String pointer, Faults faults) {
        var place = known.places().get(grant.orgId());
        if (place == null) {
            faults.add(Kind.NOT_FOUND, pointer + "/orgId", "org.unknown");
        } else if (!authority.mayPropose(grant.role(), place.path())) {
            faults.add(Kind.FORBIDDEN, pointer + "/role", "grant.above-own");
        } else if (isOfDistrict(grant.role()) && !place.isDistrict()) {
            faults.add(Kind.UNPROCESSABLE, pointer + "/orgId", "grant.only-district");
        }
    }

    private static boolean isOfDistrict(Role role) {
        return role.isPlatform() || role == Role.DISTRICT_ADMIN;
    }

    /// The business roles go together; each of the three platform administrators stands alone.
    private static String realm(Grant grant) {
        return grant.role().isPlatform() ? grant.role().name() : "";
    }

    void checkMember(List<Grant> grants, @Nullable UUID memberId, String pointer, Faults faults) {
        var asMember =
                grants.stream().filter(grant -> grant.role() == Role.MEMBER).toList();
        if (memberId == null) {
            if (!asMember.isEmpty()) {
                faults.add(Kind.UNPROCESSABLE, pointer + "/memberId", "account.member-missing");
            }
            return;
        }
        var branch = known.branches().get(memberId);
        if (branch == null) {
            faults.add(Kind.NOT_FOUND, pointer + "/memberId", "member.unknown");
        } else if (!asMember.equals(List.of(new Grant(Role.MEMBER, branch)))) {
            faults.add(Kind.UNPROCESSABLE, pointer + "/grants", "account.member-branch");
        } else if (known.takenMembers().contains(memberId)) {
            faults.add(Kind.CONFLICT, pointer + "/memberId", "account.member-taken");
        }
    }
}
