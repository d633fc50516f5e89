package dangjian.member.pledge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps pledges: drafting, approving, reporting progress, reviewing.
@Service
class PledgeService {

    private final PledgeRepository pledges;
    private final Organizations organizations;
    private final Roster roster;
    private final Outbox outbox;
    private final InstantSource clock;

    PledgeService(
            PledgeRepository pledges, Organizations organizations, Roster roster, Outbox outbox, InstantSource clock) {
        this.pledges = pledges;
        this.organizations = organizations;
        this.roster = roster;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<PledgeView> find(UUID id, Scope scope) {
        return known(id, scope).flatMap(pledge -> view(pledge, scope));
    }

    Mono<Page<PledgeView>> list(PledgeFilter filter, Scope scope, Paging paging) {
        return organizations
                .mustKnow(filter.under(), scope)
                .thenMany(Flux.defer(() -> pledges.list(filter, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, pledge -> List.of(pledge.id())))
                .flatMap(page -> Mono.zip(
                        roster.find(page.items().stream().map(Pledge::memberId).toList(), scope),
                        pledges.items(page.items().stream().map(Pledge::id).toList())
                                .collectMultimap(PledgeItem::pledgeId),
                        (members, items) -> page.map(pledge -> PledgeView.of(
                                pledge,
                                Objects.requireNonNull(members.get(pledge.memberId())),
                                items.getOrDefault(pledge.id(), List.of())))));
    }

    @Transactional
    Mono<PledgeView> draft(UUID member, int year, List<String> texts, Scope scope) {
        PublicText.mustNotBePersonal("/items", texts);
        var draft = Pledge.draft(member, year, clock.instant());
        return roster.current(member, scope)
                .flatMap(_ -> pledges.insert(draft, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.pledge.one-per-year"))
                .delayUntil(_ -> pledges.replaceItems(draft.id(), items(draft.id(), texts)))
                .flatMap(pledge -> view(pledge, scope));
    }

    @Transactional
    Mono<PledgeView> rewrite(UUID id, List<String> texts, Version version, Scope scope) {
        PublicText.mustNotBePersonal("/items", texts);
        return change(id, version, Pledge::rewrite, pledges.replaceItems(id, items(id, texts)), null, scope);
    }

    @Transactional
    Mono<PledgeView> publish(UUID id, Version version, Caller caller, Scope scope) {
        var mustBeFit = pledges.items(List.of(id))
                .map(PledgeItem::text)
                .collectList()
                .doOnNext(texts -> PublicText.mustNotBePersonal("/items", texts))
                .then();
        return change(
                id,
                version,
                pledge -> pledge.publish(PublicCode.next(), caller.name(), clock.instant()),
                mustBeFit,
                PledgeChanged.Change.PUBLISHED,
                scope);
    }

    @Transactional
    Mono<PledgeView> withdraw(UUID id, Version version, Scope scope) {
        return change(id, version, Pledge::withdraw, Mono.empty(), PledgeChanged.Change.WITHDRAWN, scope);
    }

    @Transactional
    Mono<PledgeView> progress(
            UUID id, int place, int percent, @Nullable String evidence, Version version, Scope scope) {
        if (evidence != null) {
            PublicText.mustNotBePersonal("/evidence", evidence);
        }
        var step = pledges.progress(new PledgeItem(id, place, "", percent, evidence))
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.pledge.item-unknown")));
        return change(id, version, Pledge::progress, step.then(), PledgeChanged.Change.PROGRESSED, scope);
    }

    @Transactional
    Mono<PledgeView> review(UUID id, ReviewResult result, String note, Version version, Scope scope) {
        return change(
                id,
                version,
                pledge -> pledge.review(result, note, clock.instant()),
                Mono.empty(),
                PledgeChanged.Change.REVIEWED,
                scope);
    }

    private Mono<PledgeView> change(
            UUID id,
            Version version,
            UnaryOperator<Pledge> verb,
            Mono<Void> step,
            PledgeChanged.@Nullable Change change,
            Scope scope) {
        return known(id, scope)
                .doOnNext(pledge -> version.mustBe(pledge.version()))
                .map(verb)
                .flatMap(changed -> pledges.update(changed, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .delayUntil(_ -> step)
                .flatMap(changed -> view(changed, scope))
                .delayUntil(view -> change == null
                        ? Mono.empty()
                        : outbox.add(PledgeChanged.of(view, change, BusinessTime.today(clock))));
    }

    private Mono<Pledge> known(UUID id, Scope scope) {
        return pledges.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.pledge.unknown")));
    }

    private Mono<PledgeView> view(Pledge pledge, Scope scope) {
        return Mono.zip(
                roster.find(pledge.memberId(), scope),
                pledges.items(List.of(pledge.id())).collectList(),
                (member, items) -> PledgeView.of(pledge, member, items));
    }

    private static List<PledgeItem> items(UUID pledge, List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(place ->
                        new PledgeItem(pledge, place + 1, texts.get(place).strip(), 0, null))
                .toList();
    }
}
