package dangjian.member.transfer;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.calendar.Months;
import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.NewMember;
import dangjian.member.roster.Reason;
import dangjian.member.roster.Roster;
import dangjian.member.roster.RosterField;
import dangjian.member.roster.RosterMember;
import dangjian.member.transfer.PeopleRepository.Newcomer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Takes in letters of people from outside of the district, and the people once their branch has accepted them.
@Service
class ArrivalService {

    private static final String CIPHER_NAME = "transfer.fields";

    private final Roster roster;
    private final Sides sides;
    private final TransferRuleRepository rules;
    private final PaidTo paidTo;
    private final PeopleRepository people;
    private final TransferLog log;
    private final Expiry expiry;
    private final FieldEncryption encryption;
    private final ObjectMapper json;
    private final InstantSource clock;

    ArrivalService(
            Roster roster,
            Sides sides,
            TransferRuleRepository rules,
            PaidTo paidTo,
            PeopleRepository people,
            TransferLog log,
            Expiry expiry,
            FieldEncryption encryption,
            ObjectMapper json,
            InstantSource clock) {
        this.roster = roster;
        this.sides = sides;
        this.rules = rules;
        this.paidTo = paidTo;
        this.people = people;
        this.log = log;
        this.expiry = expiry;
        this.encryption = encryption;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    Mono<Transfer> record(Arrival arrival, Caller caller, Scope scope) {
        var today = BusinessTime.today(clock);
        return expiry.endSome()
                .then(sides.admitting(arrival.toOrgId(), scope))
                .zipWith(rules.letter(arrival.kind(), today), (to, rule) -> arrival.transfer(to, rule, clock))
                .delayUntil(_ -> paidTo.possible(arrival.duesPaidTo()))
                .delayUntil(_ -> duesMustBeSettled(arrival, today))
                .delayUntil(transfer -> roster.check(arrival.fields())
                        .delayUntil(_ -> log.started(transfer, caller))
                        .flatMap(member -> people.addNewcomer(newcomer(transfer, member, arrival))))
                .onErrorMap(DuplicateKeyException.class, _ -> Problem.conflict("transfer.already-open"));
    }

    /// Enters the newcomer into the roster, or the record of the same person who once left.
    Mono<UUID> admit(Transfer transfer, Reason reason, Scope scope) {
        var branch = Objects.requireNonNull(transfer.to().orgId());
        return people.newcomerFields(transfer.id())
                .map(cipher -> encryption.decrypt(CIPHER_NAME, cipher))
                .map(text -> json.readValue(text, new TypeReference<Map<RosterField, String>>() {}))
                .flatMap(fields -> roster.readmit(branch, fields, reason, scope))
                .map(RosterMember::id)
                .delayUntil(member -> people.add(transfer.id(), List.of(member), true));
    }

    private Newcomer newcomer(Transfer transfer, NewMember member, Arrival arrival) {
        return new Newcomer(
                transfer.id(),
                member.name(),
                member.stage().name(),
                encryption.encrypt(CIPHER_NAME, json.writeValueAsString(arrival.fields())),
                member.idNumberIndex());
    }

    private Mono<Void> duesMustBeSettled(Arrival arrival, LocalDate today) {
        var issued = arrival.letter().issuedOn();
        return rules.duesArrears(today)
                .filter(months -> Months.between(arrival.duesPaidTo().atEndOfMonth(), issued) > months)
                .flatMap(months -> Mono.error(
                        Problem.unprocessable("request.invalid").at("/duesPaidTo", "transfer.dues-arrears", months)));
    }

    /// A letter from outside.
    ///
    /// @param from the organisation that issued it
    record Arrival(
            TransferKind kind,
            UUID toOrgId,
            String from,
            String reason,
            YearMonth duesPaidTo,
            Letter letter,
            Map<RosterField, String> fields) {

        private Transfer transfer(Side to, LetterRule rule, InstantSource clock) {
            var now = clock.instant();
            var shown = rule.shown(letter, BusinessTime.dateOf(now));
            return Transfer.arrived(kind, Side.outside(from), to, reason, duesPaidTo, shown, now);
        }
    }
}
