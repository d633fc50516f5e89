package dangjian.member.transfer;

import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/// Starts transfers away from a branch: of one member, or of all at once.
@Service
class DepartureService {

    private final Roster roster;
    private final Sides sides;
    private final PeopleRepository people;
    private final PaidTo paidTo;
    private final TransferLog log;
    private final Expiry expiry;
    private final InstantSource clock;

    DepartureService(
            Roster roster,
            Sides sides,
            PeopleRepository people,
            PaidTo paidTo,
            TransferLog log,
            Expiry expiry,
            InstantSource clock) {
        this.roster = roster;
        this.sides = sides;
        this.people = people;
        this.paidTo = paidTo;
        this.log = log;
        this.expiry = expiry;
        this.clock = clock;
    }

    @Transactional
    Mono<Transfer> start(Departure departure, Caller caller, Scope scope) {
        return expiry.endSome()
                .then(leavingBranch(departure, scope))
                .flatMap(branch -> sides.sending(branch, scope))
                .zipWith(sides.receiving(departure.toOrgId(), departure.toName()), departure::draft)
                .zipWhen(draft -> draft.paidTo(paidTo), (draft, month) -> draft.at(month, clock))
                .delayUntil(transfer -> log.started(transfer, caller))
                .delayUntil(transfer -> addPeople(transfer, departure))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("transfer.already-open"));
    }

    private Mono<UUID> leavingBranch(Departure departure, Scope scope) {
        var member = departure.memberId();
        var branch = departure.fromOrgId();
        if (departure.kind() == TransferKind.WHOLE_ORG) {
            return branch == null
                    ? Mono.error(Problem.unprocessable("request.invalid").at("/fromOrgId", "transfer.from-required"))
                    : Mono.just(branch);
        }
        return member == null
                ? Mono.error(Problem.unprocessable("request.invalid").at("/memberId", "transfer.member-required"))
                : roster.current(member, scope).map(found -> found.orgId());
    }

    private Mono<Long> addPeople(Transfer transfer, Departure departure) {
        var member = departure.memberId();
        var branch = transfer.from().orgId();
        var added = departure.kind() == TransferKind.WHOLE_ORG && branch != null
                ? people.addBranch(transfer.id(), branch)
                : people.add(transfer.id(), member == null ? List.of() : List.of(member), true);
        return added.filter(count -> count > 0).switchIfEmpty(Mono.error(() -> Problem.conflict("transfer.nobody")));
    }

    /// What the sending branch asks for.
    record Departure(
            TransferKind kind,
            @Nullable UUID memberId,
            @Nullable UUID fromOrgId,
            @Nullable UUID toOrgId,
            @Nullable String toName,
            String reason,
            @Nullable YearMonth duesPaidTo) {

        private Draft draft(Side from, Side to) {
            if (from.orgId() == null) {
                throw Problem.unprocessable("request.invalid").at("/fromOrgId", "transfer.from-required");
            }
            if (from.orgId().equals(to.orgId())) {
                throw Problem.unprocessable("request.invalid").at("/toOrgId", "transfer.same-branch");
            }
            return new Draft(this, from, to);
        }
    }

    private record Draft(Departure departure, Side from, Side to) {

        Mono<YearMonth> paidTo(PaidTo paidTo) {
            var member = departure.memberId();
            return member == null
                    ? paidTo.ofBranch(Objects.requireNonNull(from.orgId()), departure.duesPaidTo())
                    : paidTo.ofMember(member, departure.duesPaidTo());
        }

        Transfer at(YearMonth duesPaidTo, InstantSource clock) {
            return Transfer.draft(departure.kind(), from, to, departure.reason(), duesPaidTo, clock.instant());
        }
    }
}
