package dangjian.member.badge;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.data.Ids;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Issues batches of badges and keeps who received one.
@Service
class BatchService {

    private final BatchRepository batches;
    private final Organizations organizations;
    private final Roster roster;
    private final InstantSource clock;

    BatchService(BatchRepository batches, Organizations organizations, Roster roster, InstantSource clock) {
        this.batches = batches;
        this.organizations = organizations;
        this.roster = roster;
        this.clock = clock;
    }

    Mono<BadgeBatch> find(UUID id, Scope scope) {
        return batches.find(id, scope).switchIfEmpty(unknown());
    }

    Mono<Page<BadgeBatch>> list(@Nullable UUID under, Scope scope, Paging paging) {
        return organizations
                .mustKnow(under, scope)
                .thenMany(Flux.defer(() -> batches.list(under, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, batch -> List.of(batch.id())));
    }

    @Transactional
    Mono<BadgeBatch> issue(UUID org, String name, LocalDate on, int quantity, Caller caller, Scope scope) {
        mustHaveCome(on, "/issuedOn");
        var batch = new BadgeBatch(Ids.next(), org, name, on, quantity, 0, clock.instant(), caller.name());
        return batches.insert(batch, scope)
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("member.badge.name-taken"))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")));
    }

    /// Gives a badge to every member of these branches and to these members; a repetition gives nobody a second one.
    @Transactional
    Mono<Given> give(UUID batch, Recipients recipients, LocalDate on, Scope scope) {
        mustHaveCome(on, "/receivedOn");
        return batches.lock(batch, scope)
                .switchIfEmpty(unknown())
                .doOnNext(found -> mustNotBeBefore(found, on))
                .delayUntil(_ -> known(recipients, scope))
                .flatMap(found -> batches.give(batch, recipients.branches(), recipients.members(), on, scope)
                        .zipWhen(_ -> batches.given(batch))
                        .doOnNext(counts -> mustSuffice(found, counts.getT2()))
                        .map(counts -> new Given(counts.getT1(), found.quantity() - counts.getT2())));
    }

    Mono<Page<BadgeReceipt>> receipts(UUID batch, @Nullable UUID under, Scope scope, Paging paging) {
        return batches.find(batch, scope)
                .switchIfEmpty(unknown())
                .delayUntil(_ -> organizations.mustKnow(under, scope))
                .flatMap(_ -> batches.receipts(batch, under, scope, paging).collectList())
                .map(rows -> Page.of(rows, paging, receipt -> List.of(receipt.memberId())));
    }

    private Mono<Void> known(Recipients recipients, Scope scope) {
        return roster.find(recipients.members(), scope)
                .thenMany(Flux.fromIterable(recipients.branches()))
                .concatMap(branch -> organizations
                        .find(branch, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown"))))
                .then();
    }

    private void mustHaveCome(LocalDate day, String pointer) {
        if (day.isAfter(BusinessTime.today(clock))) {
            throw Problem.unprocessable("member.badge.rules").at(pointer, "member.badge.future");
        }
        if (day.isBefore(BusinessTime.FOUNDING)) {
            throw Problem.unprocessable("member.badge.rules")
                    .at(pointer, "member.day.before-founding", BusinessTime.FOUNDING);
        }
    }

    private static void mustNotBeBefore(BadgeBatch batch, LocalDate on) {
        if (on.isBefore(batch.issuedOn())) {
            throw Problem.unprocessable("member.badge.rules").at("/receivedOn", "member.badge.before-issue");
        }
    }

    private static void mustSuffice(BadgeBatch batch, long given) {
        if (given > batch.quantity()) {
            throw Problem.conflict("member.badge.too-few", batch.quantity(), given - batch.quantity());
        }
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> Problem.notFound("member.badge.unknown"));
    }

    /// Who shall have one: whole branches, and single members.
    record Recipients(Collection<UUID> branches, Collection<UUID> members) {}

    /// What came of giving badges out.
    record Given(long given, long left) {}
}
