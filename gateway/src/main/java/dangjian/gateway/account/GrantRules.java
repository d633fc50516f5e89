package dangjian.gateway.account;

import dangjian.kit.web.Grant;
import dangjian.kit.web.Kind;
import dangjian.kit.web.Role;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which roles an administrator may give to an account (授权规则).
record GrantRules(Authority authority, Known known) {

    void check(List<Grant> grants, @Nullable UUID memberId, String pointer, Faults faults) {
        var seen = new HashSet<Grant>();
        for (var index = 0; index < grants.size(); index++) {
            var grant = grants.get(index);
            var place = "%s/grants/%d".formatted(pointer, index);
            if (!seen.add(grant)) {
                faults.add(Kind.UNPROCESSABLE, place, "grant.twice");
            }
            check(grant, place, faults);
        }
        checkMember(grants, memberId, pointer, faults);
    }

    private void check(Grant grant, String pointer, Faults faults) {
        var place = known.places().get(grant.orgId());
        if (place == null) {
            faults.add(Kind.NOT_FOUND, pointer + "/orgId", "org.unknown");
        } else if (!authority.mayGrant(grant.role(), place.path())) {
            faults.add(Kind.FORBIDDEN, pointer + "/role", "grant.above-own");
        } else if (grant.role() == Role.DISTRICT_ADMIN && !place.isDistrict()) {
            faults.add(Kind.UNPROCESSABLE, pointer + "/orgId", "grant.only-district");
        }
    }

    private void checkMember(List<Grant> grants, @Nullable UUID memberId, String pointer, Faults faults) {
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
