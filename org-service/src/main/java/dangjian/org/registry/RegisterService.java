package dangjian.org.registry;

import dangjian.kit.event.Outbox;
import dangjian.kit.web.Scope;
import dangjian.org.rule.RuleService;
import dangjian.org.rule.Rulebook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Looks up and enters many organisations at once, in the transaction of whoever calls.
@Service
class RegisterService {

    private final OrganizationRepository organizations;
    private final RegisterRepository register;
    private final HistoryRepository history;
    private final RuleService rules;
    private final Outbox outbox;

    RegisterService(
            OrganizationRepository organizations,
            RegisterRepository register,
            HistoryRepository history,
            RuleService rules,
            Outbox outbox) {
        this.organizations = organizations;
        this.register = register;
        this.history = history;
        this.rules = rules;
        this.outbox = outbox;
    }

    Mono<Rulebook> rulebook() {
        return rules.rulebook();
    }

    /// What the register knows of these rows.
    Mono<Register> look(Collection<SheetOrganization> rows, Scope scope) {
        return Mono.zip(
                        organizations
                                .named(texts(rows, SheetOrganization::parentName), scope)
                                .collectMap(Organization::name),
                        register.takenNames(texts(rows, SheetOrganization::name), null),
                        register.takenCodes(texts(rows, row -> row.naming().code()), null),
                        register.units(texts(rows, row -> row.unit().creditCode()), null),
                        register.hasRoot())
                .map(all -> new Register(all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5()));
    }

    /// Enters the organisations, opens their history and tells of them.
    Mono<Void> plant(Planting planting, Scope scope) {
        return organizations
                .numbers(planting.rows().size())
                .map(planting::organizations)
                .flatMap(planted -> insert(planted, reach(planted, scope)));
    }

    private Mono<Void> insert(List<Organization> planted, Scope reach) {
        var standings = planted.stream()
                .map(organization ->
                        Standing.of(organization, organization.lifetime().foundedOn()))
                .toList();
        var events = planted.stream().map(OrganizationRegistered::of).toList();
        return organizations
                .insert(planted, reach)
                .filter(count -> count == planted.size())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("An organisation lies outside the scope")))
                .then(history.open(standings, reach))
                .then(outbox.addAll(events));
    }

    /// Whoever enters the root reaches everything below it.
    private static Scope reach(List<Organization> planted, Scope scope) {
        var paths = new ArrayList<>(scope.paths());
        planted.stream()
                .map(Organization::place)
                .filter(Place::isRoot)
                .map(Place::path)
                .forEach(paths::add);
        return new Scope(List.copyOf(paths), scope.memberId());
    }

    private static List<String> texts(
            Collection<SheetOrganization> rows, Function<SheetOrganization, @Nullable String> text) {
        return rows.stream().map(text).filter(Objects::nonNull).distinct().toList();
    }
}
