package dangjian.member.ballot;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// The majorities as the rules had them on a day.
@Service
public class Majorities {

    private final BallotRuleRepository rules;

    Majorities(BallotRuleRepository rules) {
        this.rules = rules;
    }

    public Mono<Majority> on(LocalDate day, MajorityKind kind) {
        return rule(day, kind).map(BallotRule::rule);
    }

    /// All of them, for many votes at once.
    public Mono<BallotBook> book() {
        return rules.all().collectList().map(BallotBook::new);
    }

    Mono<BallotRule> rule(LocalDate day, MajorityKind kind) {
        return rules.find(kind, day);
    }
}
