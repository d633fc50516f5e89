package dangjian.member.mobility;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.rule.RuleNumbers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Keeps who is away, where, and when somebody last spoke with them.
@Service
class MobileService {

    private final MobileRepository stays;
    private final Organizations organizations;
    private final Roster roster;
    private final RuleNumbers rules;
    private final InstantSource clock;

    MobileService(
            MobileRepository stays,
            Organizations organizations,
            Roster roster,
            RuleNumbers rules,
            InstantSource clock) {
        this.stays = stays;
        this.organizations = organizations;
        this.roster = roster;
        this.rules = rules;
        this.clock = clock;
    }

    Mono<MobileView> find(UUID id, Scope scope) {
        return known(id, scope).flatMap(this::view);
    }

    Mono<Page<MobileView>> list(MobileFilter filter, Scope scope, Paging paging) {
        return organizations
                .mustKnow(filter.under(), scope)
                .then(rules.on(today()))
                .flatMap(numbers -> stays.list(filter.every(numbers.get("abroad-contact-months")), scope, paging)
                        .collectList()
                        .map(rows -> Page.of(rows, paging, stay -> List.of(stay.id())))
                        .flatMap(page -> Mono.zip(people(page.items()), inflows(page.items()))
                                .map(known -> page.map(stay -> MobileView.of(
                                        stay,
                                        Objects.requireNonNull(known.getT1().get(stay.memberId())),
                                        known.getT2(),
                                        numbers,
                                        today())))));
    }

    @Transactional
    Mono<MobileView> leave(MobileStay stay, Caller caller, Scope scope) {
        mustHaveCome(stay.since(), "/since");
        return exists(stay.inflowOrgId())
                .then(Mono.defer(() -> roster.current(stay.memberId(), scope)))
                .doOnNext(stay::mustBeginAfterJoining)
                .flatMap(_ -> stays.insert(stay, scope))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.mobile.away-already"))
                .delayUntil(_ ->
                        roster.leaveFor(stay.memberId(), stay.destination(), new Reason(stay.ground(), caller), scope))
                .flatMap(this::view);
    }

    @Transactional
    Mono<MobileView> end(UUID id, LocalDate day, Version version, Caller caller, Scope scope) {
        mustHaveCome(day, "/until");
        return known(id, scope)
                .doOnNext(stay -> version.mustBe(stay.version()))
                .map(stay -> stay.end(day))
                .delayUntil(stay -> roster.comeBack(stay.memberId(), new Reason(stay.destination(), caller), scope))
                .flatMap(stay -> stays.end(stay, scope))
                .switchIfEmpty(Mono.error(Problem::stale))
                .flatMap(this::view);
    }

    /// Either side may note a contact.
    @Transactional
    Mono<MobileView> contact(UUID id, LocalDate day, String note, Caller caller, Scope scope) {
        mustHaveCome(day, "/contactedOn");
        return known(id, scope)
                .doOnNext(stay -> stay.mustTakeContact(day))
                .flatMap(_ -> stays.contact(id, day, note, caller.name()))
                .then(Mono.defer(() -> find(id, scope)));
    }

    private Mono<Void> exists(@Nullable UUID inflow) {
        return inflow == null
                ? Mono.empty()
                : stays.exists(inflow)
                        .filter(found -> found)
                        .switchIfEmpty(Mono.error(() -> Problem.unprocessable("member.mobile.rules")
                                .at("/inflowOrgId", "member.mobile.inflow-unknown")))
                        .then();
    }

    private Mono<MobileStay> known(UUID id, Scope scope) {
        return stays.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("member.mobile.unknown")));
    }

    private Mono<MobileView> view(MobileStay stay) {
        return Mono.zip(
                        people(List.of(stay)),
                        inflows(List.of(stay)),
                        rules.on(today()),
                        stays.contacts(stay.id()).collectList())
                .map(parts -> MobileView.of(
                                stay,
                                Objects.requireNonNull(parts.getT1().get(stay.memberId())),
                                parts.getT2(),
                                parts.getT3(),
                                today())
                        .with(parts.getT4()));
    }

    private Mono<Map<UUID, MobileRepository.Person>> people(List<MobileStay> found) {
        return stays.people(found.stream().map(MobileStay::memberId).toList()).collectMap(MobileRepository.Person::id);
    }

    private Mono<Map<UUID, String>> inflows(List<MobileStay> found) {
        return stays.inflowNames(found.stream()
                .map(MobileStay::inflowOrgId)
                .filter(Objects::nonNull)
                .toList());
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(today())) {
            throw Problem.unprocessable("member.mobile.rules").at(pointer, "member.mobile.future");
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
