package dangjian.org.rule;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Where the rules are asked for.
@Service
public class RuleService {

    private final RuleRepository rules;

    RuleService(RuleRepository rules) {
        this.rules = rules;
    }

    /// The rules as they are now, read anew each time: a handful of rows.
    public Mono<Rulebook> rulebook() {
        return Mono.zip(
                        rules.kinds().collectList(),
                        rules.parents().collectList(),
                        rules.terms().collectList())
                .map(all -> new Rulebook(all.getT1(), all.getT2(), all.getT3()));
    }
}
