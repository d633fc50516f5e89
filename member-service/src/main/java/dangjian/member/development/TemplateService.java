package dangjian.member.development;

import dangjian.kit.org.Organization;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Lists the versions of the procedure and publishes those of a district.
@Service
class TemplateService {

    private final Templates templates;
    private final TemplateRepository repository;
    private final Organizations organizations;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    TemplateService(
            Templates templates,
            TemplateRepository repository,
            Organizations organizations,
            TransactionalOperator transaction,
            InstantSource clock) {
        this.templates = templates;
        this.repository = repository;
        this.organizations = organizations;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<List<Template>> list(Scope scope) {
        return templates
                .all()
                .map(all ->
                        all.stream().filter(template -> template.isFor(scope)).toList());
    }

    /// Cases that are opened from its effective day on follow it; those that are open keep theirs.
    Mono<Template> publish(Head head, DistrictSteps steps, Caller caller, Scope scope) {
        var publication = new TemplateRepository.Publication(clock.instant(), caller.accountId(), caller.name());
        return organizations
                .find(head.orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .zipWith(templates.readAnew(), (organization, all) -> template(head, steps, organization, all))
                .delayUntil(template -> repository
                        .insert(template, publication, scope)
                        .filter(count -> count == 1)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .then(Mono.defer(() -> repository.insertSteps(template)))
                        .as(transaction::transactional))
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> Problem.conflict("member.development.template-known", head.version()))
                .delayUntil(_ -> templates.readAnew());
    }

    private static Template template(Head head, DistrictSteps steps, Organization organization, List<Template> all) {
        var base = base(head, all);
        var order = Comparator.comparingInt(Step::place).thenComparing(Step::number);
        var template = new Template(
                head.version(),
                head.title().strip(),
                head.effectiveOn(),
                base.secretBallot(),
                base.probationMonths(),
                base.extensionMinMonths(),
                base.extensionMaxMonths(),
                base.committeeFrom(),
                base.leagueAge(),
                base.dueSoonDays(),
                head.basis().strip(),
                base.version(),
                organization.id(),
                organization.path(),
                steps.on(base.steps()).stream().sorted(order).toList());
        new TemplateCheck(base, template).check(steps);
        return template;
    }

    /// The national version in force on the day from which the district's is to hold.
    private static Template base(Head head, List<Template> all) {
        var national = all.stream()
                .filter(template -> template.orgId() == null)
                .filter(template -> !template.effectiveOn().isAfter(head.effectiveOn()))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("member.development.rules")
                        .at(
                                "/effectiveOn",
                                "member.development.template-base",
                                all.getLast().version()));
        if (!national.version().equals(head.basedOn())) {
            throw Problem.unprocessable("member.development.rules")
                    .at("/basedOn", "member.development.template-base", national.version());
        }
        return national;
    }

    /// What a district calls its version, on what it stands, from when it holds.
    record Head(UUID orgId, String version, String title, String basedOn, LocalDate effectiveOn, String basis) {}
}
