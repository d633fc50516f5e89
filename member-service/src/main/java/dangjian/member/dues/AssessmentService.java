package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.crypto.FieldEncryption;
import dangjian.kit.data.Ids;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Fixes what members owe (核定党费): the whole branch in January, single members when something changes.
@Service
class AssessmentService {

    private static final String BASE = "dues_assessments.base";
    private final AssessmentRepository assessments;
    private final AccountRepository accounts;
    private final DuesSchemeRepository schemes;
    private final Organizations organizations;
    private final Roster roster;
    private final FieldEncryption encryption;
    private final InstantSource clock;

    AssessmentService(
            AssessmentRepository assessments,
            AccountRepository accounts,
            DuesSchemeRepository schemes,
            Organizations organizations,
            Roster roster,
            FieldEncryption encryption,
            InstantSource clock) {
        this.assessments = assessments;
        this.accounts = accounts;
        this.schemes = schemes;
        this.organizations = organizations;
        this.roster = roster;
        this.encryption = encryption;
        this.clock = clock;
    }

    /// The rates in force today.
    Mono<DuesScheme> scheme() {
        return schemes.on(today());
    }

    /// Fixes what some members of a branch owe from a month on; all or none.
    @Transactional
    Mono<List<AssessmentView>> assess(Assessing request, Caller caller, Scope scope) {
        var from = request.from();
        mustBeNear(from);
        return branch(request.orgId(), scope)
                .then(context(request.orgId(), List.copyOf(request.declared().keySet()), from, scope))
                .flatMap(context -> {
                    var made = made(request, context, Recorded.by(caller, clock.instant()));
                    return assessments.add(made, scope).thenReturn(views(made));
                });
    }

    /// Confirms for a whole branch in one call that last year's declarations hold for a year.
    @Transactional
    Mono<Confirmed> confirm(UUID org, int year, Caller caller, Scope scope) {
        var from = YearMonth.of(year, 1);
        mustBeNear(from);
        return branch(org, scope)
                .then(assessments
                        .payers(org, null, scope)
                        .map(AssessmentRepository.Payer::id)
                        .collectList())
                .flatMap(members -> Mono.zip(
                                assessments.inForce(members, year - 1, scope).collectList(),
                                assessments.inForce(members, year, scope).collectList(),
                                schemes.on(from.atDay(1)))
                        .flatMap(found -> {
                            var done = found.getT2().stream()
                                    .map(Assessment::memberId)
                                    .collect(Collectors.toSet());
                            var declared = new HashMap<UUID, Assessment.Declaration>();
                            found.getT1().stream()
                                    .filter(last -> !done.contains(last.memberId()))
                                    .filter(last -> last.lastMonth() == 12
                                            && found.getT3()
                                                            .rates(last.payerClass())
                                                            .lastMonth(1)
                                                    == 12)
                                    .forEach(last -> declared.put(last.memberId(), declaration(last)));
                            var left = members.stream()
                                    .filter(member -> !done.contains(member) && !declared.containsKey(member))
                                    .toList();
                            return (declared.isEmpty()
                                            ? Mono.just(List.<AssessmentView>of())
                                            : assess(new Assessing(org, from, null, declared), caller, scope))
                                    .map(views -> new Confirmed(views, left));
                        }));
    }

    /// The assessments of a member, the latest first, bases hidden.
    Mono<List<AssessmentView>> history(UUID member, Scope scope) {
        return roster.find(member, scope)
                .thenMany(Flux.defer(() -> assessments.history(member, scope)))
                .collectList()
                .map(AssessmentService::views);
    }

    /// The bases of a member in clear, on the record.
    @Transactional
    Mono<List<DisclosedBase>> disclose(UUID member, String reason, Caller caller, Scope scope) {
        return assessments
                .disclose(Ids.next(), member, Recorded.by(caller, clock.instant()), reason, scope)
                .filter(count -> count == 1)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .thenMany(assessments.history(member, scope))
                .map(assessment -> new DisclosedBase(
                        assessment.id(), declaration(assessment).base()))
                .collectList();
    }

    private List<Assessment> made(Assessing request, Context context, Recorded recorded) {
        var made = new ArrayList<Assessment>();
        request.declared().forEach((member, declared) -> {
            var payer = context.payers().get(member);
            if (payer == null) {
                throw Problem.notFound("member.unknown");
            }
            made.add(assessment(payer, declared, request, context, recorded));
        });
        return made;
    }

    private Assessment assessment(
            AssessmentRepository.Payer payer,
            Assessment.Declaration declared,
            Assessing request,
            Context context,
            Recorded recorded) {
        var scheme = context.scheme();
        var monthly = scheme.monthly(declared.payerClass(), declared.base());
        var start = YearMonth.from(payer.joinedOn()).plusMonths(context.startsAfter());
        var from = start.isAfter(request.from()) ? start : request.from();
        if (from.getYear() != request.from().getYear()) {
            throw Problem.unprocessable("dues.rules").at("/from", "dues.not-yet-member", start.toString());
        }
        var last = scheme.rates(declared.payerClass()).lastMonth(from.getMonthValue());
        if (context.isChange(payer.id(), from) && request.reason() == null) {
            throw Problem.unprocessable("dues.rules").at("/reason", "dues.reason");
        }
        context.months().getOrDefault(payer.id(), List.of()).stream()
                .filter(month -> !month.yearMonth().isBefore(from) && month.paidFen() > monthly.fen())
                .findFirst()
                .ifPresent(paid -> {
                    throw Problem.conflict("dues.month-paid", paid.yearMonth().toString());
                });
        var term = new Assessment.Term(from.getYear(), from.getMonthValue(), last, request.reason());
        var reckoning = new Assessment.Reckoning(
                monthly, sealed(declared.base()), scheme.header().version());
        return Assessment.of(payer.id(), term, declared, reckoning, recorded);
    }

    private Mono<Context> context(UUID org, Collection<UUID> members, YearMonth from, Scope scope) {
        return accounts.lock(members, from.getYear(), from.getYear(), scope)
                .then(Mono.defer(() -> Mono.zip(
                        assessments
                                .payers(org, members, scope)
                                .collectMap(AssessmentRepository.Payer::id, Function.identity()),
                        assessments.inForce(members, from.getYear(), scope).collectMultimap(Assessment::memberId),
                        accounts.upTo(members, from.getYear(), from.getYear(), 12, scope)
                                .collectMultimap(DuesMonth::memberId),
                        schemes.on(from.atDay(1)),
                        schemes.rules(from.atDay(1)))))
                .map(parts -> new Context(
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4(),
                        parts.getT5().number(DuesRules.STARTS_AFTER)));
    }

    private Mono<Void> branch(UUID org, Scope scope) {
        return organizations
                .find(org, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then();
    }

    private void mustBeNear(YearMonth from) {
        var year = today().getYear();
        if (from.getYear() < year - 1 || from.getYear() > year + 1) {
            throw Problem.unprocessable("dues.rules").at("/from", "dues.year", year - 1, year + 1);
        }
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    private byte @Nullable [] sealed(@Nullable Money base) {
        return base == null ? null : encryption.encrypt(BASE, String.valueOf(base.fen()));
    }

    private Assessment.Declaration declaration(Assessment assessment) {
        var cipher = assessment.baseCipher();
        var base = cipher == null ? null : new Money(Long.parseLong(encryption.decrypt(BASE, cipher)));
        return new Assessment.Declaration(assessment.payerClass(), base, assessment.isQuarterly());
    }

    private static List<AssessmentView> views(List<Assessment> assessments) {
        return assessments.stream().map(AssessmentView::of).toList();
    }

    /// What is to be fixed.
    record Assessing(UUID orgId, YearMonth from, @Nullable String reason, Map<UUID, Assessment.Declaration> declared) {}

    /// @param left members whose base nobody has declared for the year
    record Confirmed(List<AssessmentView> assessments, List<UUID> left) {}

    record DisclosedBase(UUID assessmentId, @Nullable Money base) {}

    private record Context(
            Map<UUID, AssessmentRepository.Payer> payers,
            Map<UUID, Collection<Assessment>> inForce,
            Map<UUID, Collection<DuesMonth>> months,
            DuesScheme scheme,
            int startsAfter) {

        /// Whether months from that one on were fixed before.
        boolean isChange(UUID member, YearMonth from) {
            return inForce.getOrDefault(member, List.of()).stream()
                    .anyMatch(assessment -> assessment.lastMonth() >= from.getMonthValue());
        }
    }
}
