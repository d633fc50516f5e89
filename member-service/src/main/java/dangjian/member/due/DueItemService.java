package dangjian.member.due;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.due.DueItemRepository.DueRow;
import dangjian.member.due.DueItemRepository.Window;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Tells everybody what is theirs to do, whatever feature it belongs to.
@Service
class DueItemService {

    private final DueItemRepository items;
    private final Map<String, DueSource> sources;
    private final Organizations organizations;
    private final RuleNumbers rules;
    private final Messages messages;
    private final InstantSource clock;

    DueItemService(
            DueItemRepository items,
            List<DueSource> sources,
            Organizations organizations,
            RuleNumbers rules,
            Messages messages,
            InstantSource clock) {
        this.items = items;
        this.sources = sources.stream()
                .sorted(Comparator.comparing(DueSource::kind))
                .collect(Collectors.toMap(DueSource::kind, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        this.organizations = organizations;
        this.rules = rules;
        this.messages = messages;
        this.clock = clock;
    }

    Mono<Page<DueItem>> page(DueFilter filter, Caller caller, Scope scope, Paging paging, Locale locale) {
        var wanted = wanted(filter.kind());
        var today = BusinessTime.today(clock);
        return reach(caller)
                .flatMap(reach -> narrowed(reach, filter.under(), scope))
                .zipWith(rules.on(today)
                        .map(numbers -> window(today, filter.dueBy(), numbers.get("due-items-ahead-days"))))
                .flatMapMany(both -> items.page(wanted, both.getT1(), both.getT2(), paging.after(), paging.rows()))
                .collectList()
                .map(rows -> Page.of(rows, paging, DueRow::key).map(row -> item(row, locale)));
    }

    /// The kinds of things that the list may tell.
    List<DueItemController.Kind> kinds(Locale locale) {
        return sources.values().stream()
                .map(source -> new DueItemController.Kind(source.kind(), source.actor(), title(source.kind(), locale)))
                .toList();
    }

    private List<DueSource> wanted(@Nullable String kind) {
        if (kind == null) {
            return List.copyOf(sources.values());
        }
        var source = sources.get(kind);
        if (source == null) {
            throw Problem.invalid("request.invalid").at("kind", "member.due.kind", String.join("、", sources.keySet()));
        }
        return List.of(source);
    }

    private Mono<Reach> reach(Caller caller) {
        return Mono.zip(
                        organizations
                                .paths(caller.organizations(Role.BRANCH_SECRETARY))
                                .collectList(),
                        organizations
                                .paths(caller.organizations(Role.COMMITTEE_ADMIN, Role.DISTRICT_ADMIN))
                                .collectList(),
                        organizations
                                .paths(caller.organizations(Role.DISTRICT_ADMIN))
                                .collectList())
                .map(found -> new Reach(found.getT1(), found.getT2(), found.getT3()));
    }

    private Mono<Reach> narrowed(Reach reach, @Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.just(reach)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(top -> reach.below(top.path()));
    }

    private static Window window(LocalDate today, @Nullable LocalDate dueBy, int ahead) {
        return new Window(today, dueBy == null ? today.plusDays(ahead) : dueBy);
    }

    private DueItem item(DueRow row, Locale locale) {
        var source = Objects.requireNonNull(sources.get(row.kind()));
        return new DueItem(
                row.kind(),
                title(row.kind(), locale),
                row.orgId(),
                row.orgName(),
                row.memberId(),
                row.name(),
                row.detail(),
                source.link(row.id(), row.part()),
                row.dueOn(),
                row.isOverdue());
    }

    private String title(String kind, Locale locale) {
        return messages.text("due." + kind, locale);
    }
}
