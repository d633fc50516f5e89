package dangjian.member.mobility;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.rule.RuleNumbers;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// What other features ask about lost members.
@Service
public class LostMembers {

    private final LostRepository cases;
    private final RuleNumbers rules;

    LostMembers(LostRepository cases, RuleNumbers rules) {
        this.cases = cases;
        this.rules = rules;
    }

    /// What the search for a member has come to by a day; empty when the member is not lost.
    public Mono<Search> search(UUID member, LocalDate day, Scope scope) {
        return cases.open(member, scope)
                .zipWith(
                        rules.on(day),
                        (lost, numbers) -> new Search(
                                lost.efforts() > 0,
                                lost.maySuspendFrom(numbers),
                                lost.suspendedOn(),
                                lost.removalDueOn(numbers)));
    }

    /// Whoever is restored is in contact again: the search is over, if there was one.
    public Mono<Void> findAgain(UUID member, LocalDate day, Scope scope) {
        return cases.open(member, scope)
                .map(lost -> lost.found(day))
                .flatMap(lost -> cases.update(lost, scope).switchIfEmpty(Mono.error(Problem::stale)))
                .then();
    }

    /// A search that has not found anybody yet.
    ///
    /// @param isTried whether anybody has searched
    /// @param removalDueOn when the suspended member must be removed for leaving
    public record Search(
            boolean isTried,
            LocalDate maySuspendFrom,
            @Nullable LocalDate suspendedOn,
            @Nullable LocalDate removalDueOn) {}
}
