package dangjian.org.registry;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.event.Outbox;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Changes the register.
@Service
class OrganizationService {

    private final OrganizationRepository organizations;
    private final HistoryRepository history;
    private final OrganizationCheck check;
    private final Outbox outbox;
    private final InstantSource clock;

    OrganizationService(
            OrganizationRepository organizations,
            HistoryRepository history,
            OrganizationCheck check,
            Outbox outbox,
            InstantSource clock) {
        this.organizations = organizations;
        this.history = history;
        this.check = check;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<Organization> register(Registration registration, Scope scope) {
        return lock(registration.parentId(), scope)
                .flatMap(parent -> check.establishing(
                                registration.profile(),
                                registration.foundedOn(),
                                parent.profile().kind())
                        .zipWith(
                                organizations.numbers(1),
                                (profile, numbers) -> parent.establish(
                                        Ids.next(), numbers.getFirst(), profile, registration.foundedOn())))
                .delayUntil(established -> organizations.insert(List.of(established), scope))
                .delayUntil(established -> history.open(
                        List.of(Standing.of(established, established.lifetime().foundedOn())), scope))
                .delayUntil(established -> outbox.add(OrganizationRegistered.of(established)));
    }

    @Transactional
    Mono<Organization> describe(UUID id, Description description, Version version, Scope scope) {
        var today = BusinessTime.today(clock);
        var day = description.effectiveOn() == null ? today : description.effectiveOn();
        if (day.isAfter(today)) {
            return Mono.error(() -> Problem.unprocessable("organization.invalid")
                    .at("/effectiveOn", "organization.effective-in-future", today.toString()));
        }
        return lock(id, scope)
                .doOnNext(current -> version.mustBe(current.version()))
                .flatMap(current -> check.describing(current, description.applyTo(current.profile()))
                        .map(current::describe)
                        .flatMap(next -> organizations.update(next, scope))
                        .switchIfEmpty(Mono.error(Problem::stale))
                        .delayUntil(next -> record(current, next, day, scope)))
                .delayUntil(next -> outbox.add(OrganizationChanged.of(next)));
    }

    @Transactional
    Mono<Organization> dissolve(UUID id, Dissolution dissolution, Version version, Scope scope) {
        var day = dissolution.dissolvedOn();
        return lock(id, scope)
                .doOnNext(current -> version.mustBe(current.version()))
                .doOnNext(current -> requireSuperior(current, scope))
                .map(current -> current.dissolve(day, dissolution.reason(), BusinessTime.today(clock)))
                .filterWhen(next -> organizations.hasActiveChildren(id, scope).map(has -> !has))
                .switchIfEmpty(Mono.error(() -> Problem.conflict("organization.has-children")))
                .flatMap(next -> organizations.update(next, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(next -> close(next, day, scope))
                .delayUntil(next -> outbox.add(OrganizationChanged.of(next)));
    }

    private Mono<Organization> lock(UUID id, Scope scope) {
        return organizations.lock(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }

    /// An organisation is dissolved from above, never by itself.
    private static void requireSuperior(Organization organization, Scope scope) {
        var path = organization.place().path();
        if (scope.paths().stream().noneMatch(reach -> path.startsWith(reach) && !path.equals(reach))) {
            throw Problem.forbidden("organization.own-dissolution");
        }
    }

    private Mono<Void> record(Organization before, Organization after, LocalDate day, Scope scope) {
        var standing = Standing.of(after, day);
        return Standing.of(before, day).isSameAs(standing)
                ? Mono.empty()
                : close(after, day, scope)
                        .then(history.open(List.of(standing), scope))
                        .then();
    }

    private Mono<Void> close(Organization organization, LocalDate day, Scope scope) {
        return history.close(organization.id(), day, scope)
                .filter(closed -> closed)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("organization.later-change", day.toString())))
                .then();
    }
}
