package dangjian.member.development;

import dangjian.member.discipline.Expulsions;
import dangjian.member.roster.Applicants;
import dangjian.member.roster.PriorMembership;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Finds out who of those who apply is or was a member.
@Component
class FormerMembers {

    private final Applicants applicants;
    private final Expulsions expulsions;

    FormerMembers(Applicants applicants, Expulsions expulsions) {
        this.applicants = applicants;
        this.expulsions = expulsions;
    }

    /// Those of these ID numbers that the roster knows.
    Mono<Map<String, FormerMember>> of(Collection<String> idNumbers) {
        return applicants
                .memberships(idNumbers)
                .zipWhen(known -> expulsions.barredUntil(expelled(known.values())))
                .map(found -> former(found.getT1(), found.getT2()));
    }

    private static Map<UUID, LocalDate> expelled(Collection<PriorMembership> memberships) {
        var expelled = new HashMap<UUID, LocalDate>();
        for (var membership : memberships) {
            var day = membership.exitedOn();
            if (membership.isExpulsion() && day != null) {
                expelled.put(membership.memberId(), day);
            }
        }
        return expelled;
    }

    private static Map<String, FormerMember> former(
            Map<String, PriorMembership> known, Map<UUID, LocalDate> barredUntil) {
        var former = new HashMap<String, FormerMember>();
        known.forEach((number, membership) ->
                former.put(number, new FormerMember(membership, barredUntil.get(membership.memberId()))));
        return former;
    }
}
