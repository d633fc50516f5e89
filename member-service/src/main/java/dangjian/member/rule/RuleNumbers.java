package dangjian.member.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// The numbers of law and local policy that are in force on a day.
@Service
public class RuleNumbers {

    private final RuleRepository rules;

    RuleNumbers(RuleRepository rules) {
        this.rules = rules;
    }

    /// What lies before the first version of a rule is judged by that.
    public Mono<Numbers> on(LocalDate day) {
        return rules.on(day)
                .collect(Collectors.toMap(RuleRepository.Rule::name, RuleRepository.Rule::value))
                .map(Numbers::new);
    }

    /// The numbers by name.
    public record Numbers(Map<String, Integer> values) {

        /// @throws NoSuchElementException when there is no such rule: the migrations say that there is one
        public int get(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new NoSuchElementException("No rule " + name);
            }
            return value;
        }
    }
}
