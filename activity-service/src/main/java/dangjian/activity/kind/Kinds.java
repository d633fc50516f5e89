package dangjian.activity.kind;

import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// The rules of organisational life as of a day.
@Service
public class Kinds {

    private final KindRepository repository;

    Kinds(KindRepository repository) {
        this.repository = repository;
    }

    public Mono<KindTable> table() {
        return repository.all().collectList().map(KindTable::new);
    }

    /// Answers `activity.kind-unknown` if there was no such kind on that day.
    public Mono<ActivityKind> find(String code, LocalDate day) {
        return table().map(table -> table.find(code, day)
                .orElseThrow(() -> Problem.unprocessable("activity.kind-unknown", code)
                        .at("/kind", "activity.kind-unknown", code)));
    }

    /// By which rule votes at this kind of activity are counted; empty where it does not vote.
    public Mono<MajorityRule> ruleOf(ActivityKind kind, LocalDate day) {
        return Mono.justOrEmpty(kind.majorityRule()).flatMap(code -> repository.rule(code, day));
    }

    Mono<Branch> branch(UUID id, Scope scope) {
        return repository.branch(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }
}
