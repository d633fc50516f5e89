package dangjian.member.fund;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.event.Outbox;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.dues.Narrowed;
import dangjian.member.dues.Recorded;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Passes dues up and acknowledges what came from below.
@Service
class RemittanceService {

    private final RemittanceRepository remittances;
    private final FundRepository funds;
    private final Organizations organizations;
    private final Outbox outbox;
    private final InstantSource clock;

    RemittanceService(
            RemittanceRepository remittances,
            FundRepository funds,
            Organizations organizations,
            Outbox outbox,
            InstantSource clock) {
        this.remittances = remittances;
        this.funds = funds;
        this.organizations = organizations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Passes up what is open, or a part of it; of two at once the second finds less or nothing open.
    @Transactional
    Mono<RemittanceView> send(Remittance.Sending sending, @Nullable String toName, Caller caller, Scope scope) {
        return funds.locked(sending.orgId(), scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .doOnNext(_ -> Days.mustBeRecent(sending.sentOn(), "/sentOn", today()))
                .zipWhen(fund ->
                        remittances.above(fund.orgId(), scope).switchIfEmpty(Mono.fromSupplier(() -> outside(toName))))
                .map(both -> Remittance.send(sending, both.getT2(), both.getT1(), Recorded.by(caller, clock.instant())))
                .flatMap(sent -> remittances
                        .add(sent, scope)
                        .then(outbox.add(DuesRemittanceChanged.of(sent)))
                        .thenReturn(RemittanceView.of(sent)));
    }

    @Transactional
    Mono<RemittanceView> decide(UUID id, Remittance.Decision decision, Version version, Caller caller, Scope scope) {
        return find(id, scope)
                .doOnNext(_ -> Days.mustBeRecent(decision.on(), "/on", today()))
                .zipWhen(_ -> isReceiver(id, caller, scope))
                .flatMap(found -> {
                    version.mustBe(found.getT1().version());
                    var decided = found.getT1().decide(decision, found.getT2(), Recorded.by(caller, clock.instant()));
                    return remittances
                            .decide(decided, scope)
                            .filter(count -> count == 1)
                            .switchIfEmpty(Mono.error(Problem::stale))
                            .then(outbox.add(DuesRemittanceChanged.of(decided)))
                            .thenReturn(RemittanceView.of(decided));
                });
    }

    Mono<RemittanceView> one(UUID id, Scope scope) {
        return find(id, scope).map(RemittanceView::of);
    }

    Mono<Page<RemittanceView>> list(
            @Nullable UUID under, Remittance.@Nullable State state, Scope scope, Paging paging) {
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> remittances.page(state, narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(RemittanceView::of));
    }

    private Mono<Boolean> isReceiver(UUID id, Caller caller, Scope scope) {
        return organizations
                .paths(caller.organizations(Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY))
                .collectList()
                .flatMap(paths -> remittances.isReceiver(id, paths, scope));
    }

    private Mono<Remittance> find(UUID id, Scope scope) {
        return remittances.find(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("dues.remittance.unknown")));
    }

    /// The top of the tree passes up to somebody who is not on the platform.
    private static Remittance.Receiver outside(@Nullable String name) {
        if (name == null) {
            throw Problem.unprocessable("dues.rules").at("/toName", "dues.remittance.to-name");
        }
        return new Remittance.Receiver(null, name);
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
