package dangjian.member.discipline;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Which rights members have on a day: whether they may vote, be elected, introduce, be rated excellent.
@Service
public class MemberRights {

    private final RightsRepository rights;

    MemberRights(RightsRepository rights) {
        this.rights = rights;
    }

    /// The rights of these members on a day; a problem `member.unknown` when one of them is not in the scope.
    public Mono<Map<UUID, Rights>> on(Collection<UUID> members, LocalDate day, Scope scope) {
        var wanted = new HashSet<>(members);
        return rights.standings(wanted, day, scope)
                .collectList()
                .filter(found -> found.size() == wanted.size())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .zipWith(Mono.zip(rights.penalties(wanted, day, scope), rights.rules()))
                .map(facts -> judge(
                        facts.getT1(), day, facts.getT2().getT1(), facts.getT2().getT2()));
    }

    /// Who belonged to a branch on a day and had a vote then, wherever they are now.
    public Mono<Set<UUID>> voters(UUID branch, LocalDate day, Scope scope) {
        return Mono.zip(
                        rights.standingsIn(branch, day, scope).collectList(),
                        rights.penaltiesIn(branch, day, scope),
                        rights.rules())
                .map(facts -> judge(facts.getT1(), day, facts.getT2(), facts.getT3()).entrySet().stream()
                        .filter(judged -> judged.getValue().mayVote())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private static Map<UUID, Rights> judge(
            List<Standing> standings, LocalDate day, Map<UUID, Collection<Penalty>> penalties, PenaltyRules rules) {
        return standings.stream()
                .collect(Collectors.toMap(
                        Standing::memberId,
                        standing ->
                                standing.rights(day, penalties.getOrDefault(standing.memberId(), List.of()), rules)));
    }
}
