package dangjian.gateway.account;

import dangjian.kit.web.Kind;
import dangjian.kit.web.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/// Everything that is wrong with a request, so that it can be mended in one go.
final class Faults {

    private static final List<Kind> GRAVEST_FIRST =
            List.of(Kind.NOT_FOUND, Kind.FORBIDDEN, Kind.UNPROCESSABLE, Kind.CONFLICT);

    private final List<Fault> faults = new ArrayList<>();

    void add(Kind kind, String pointer, String code, Object... arguments) {
        faults.add(new Fault(kind, pointer, code, arguments));
    }

    /// Succeeds when nothing is wrong.
    Mono<Void> orNothing() {
        return problem().<Mono<Void>>map(Mono::error).orElseGet(Mono::empty);
    }

    /// The gravest fault gives the status, and all are listed with their places.
    Optional<Problem> problem() {
        return faults.stream()
                .min(Comparator.comparingInt(fault -> GRAVEST_FIRST.indexOf(fault.kind)))
                .map(gravest -> {
                    var problem = Problem.of(gravest.kind, gravest.code, gravest.arguments);
                    for (var fault : faults) {
                        problem = problem.at(fault.pointer, fault.code, fault.arguments);
                    }
                    return problem;
                });
    }

    private record Fault(Kind kind, String pointer, String code, Object... arguments) {}
}
