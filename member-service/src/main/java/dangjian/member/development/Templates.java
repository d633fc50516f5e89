package dangjian.member.development;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// All versions of the procedure, read anew every few minutes: another replica may open cases under a version for so
/// long after a district has published the next one.
@Service
class Templates {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final TemplateRepository repository;
    private volatile Mono<List<Template>> all;

    Templates(TemplateRepository repository) {
        this.repository = repository;
        this.all = cached(repository);
    }

    /// The latest first.
    Mono<List<Template>> all() {
        return Mono.defer(() -> all);
    }

    /// All, among them these versions, which another replica may just have published.
    Mono<List<Template>> knowing(Collection<String> versions) {
        return all().flatMap(templates ->
                versions.stream().allMatch(version -> isAmong(templates, version)) ? Mono.just(templates) : readAnew());
    }

    Mono<Template> version(String version) {
        return knowing(List.of(version))
                .map(templates -> templates.stream()
                        .filter(template -> template.version().equals(version))
                        .findFirst()
                        .orElseThrow());
    }

    /// Reads them anew: a version was published.
    Mono<List<Template>> readAnew() {
        return Mono.defer(() -> {
            all = cached(repository);
            return all;
        });
    }

    /// The one that a branch follows on a day; what began before the first version goes on under it.
    static Template inForce(List<Template> templates, String branch, LocalDate day) {
        var own = templates.stream()
                .filter(template -> template.appliesTo(branch))
                .toList();
        return own.stream()
                .filter(template -> !template.effectiveOn().isAfter(day))
                .findFirst()
                .orElseGet(own::getLast);
    }

    private static boolean isAmong(List<Template> templates, String version) {
        return templates.stream().anyMatch(template -> template.version().equals(version));
    }

    private static Mono<List<Template>> cached(TemplateRepository repository) {
        return Mono.defer(repository::all).cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }
}
