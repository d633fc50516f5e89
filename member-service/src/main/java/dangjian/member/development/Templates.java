package dangjian.member.development;

import dangjian.kit.web.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// All versions of the procedure, read anew every few minutes.
@Service
class Templates {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Mono<List<Template>> all;

    Templates(TemplateRepository repository) {
        this.all = Mono.defer(repository::all).cache(_ -> FRESH, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /// The latest first.
    Mono<List<Template>> all() {
        return all;
    }

    Mono<Template> version(String version) {
        return all.map(templates -> templates.stream()
                .filter(template -> template.version().equals(version))
                .findFirst()
                .orElseThrow());
    }

    /// The one in force on a day.
    Mono<Template> on(LocalDate day) {
        return all.map(templates -> inForce(templates, day));
    }

    static Template inForce(List<Template> templates, LocalDate day) {
        return templates.stream()
                .filter(template -> !template.effectiveOn().isAfter(day))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("member.development.rules")
                        .at(
                                "/appliedOn",
                                "member.development.no-template",
                                templates.getLast().effectiveOn()));
    }
}
