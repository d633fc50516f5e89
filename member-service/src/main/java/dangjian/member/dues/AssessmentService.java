package dangjian.member.dues;

import dangjian.kit.calendar.BusinessTime;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Fixes what members owe (核定党费): the whole branch in January, single members when something changes.
@Service
class AssessmentService {

    private final AssessmentRepository assessments;
    private final Assessors assessors;
    private final DuesSchemeRepository schemes;
    private final Organizations organizations;
    private final Roster roster;
    private final BaseSeal seal;
    private final InstantSource clock;

    AssessmentService(
            AssessmentRepository assessments,
            Assessors assessors,
            DuesSchemeRepository schemes,
            Organizations organizations,
            Roster roster,
            BaseSeal seal,
            InstantSource clock) {
        this.assessments = assessments;
        this.assessors = assessors;
        this.schemes = schemes;
        this.organizations = organizations;
        this.roster = roster;
        this.seal = seal;
        this.clock = clock;
    }

    /// The rates in force today.
    Mono<DuesScheme> scheme() {
        return schemes.on(today());
    }

    /// Fixes what some members of a branch owe from a month on; all or none.
    @Transactional
    Mono<List<AssessmentView>> assess(Assessing request, Caller caller, Scope scope) {
        mustBeNear(request.from(), today());
        return branch(request.orgId(), scope)
                .then(Mono.defer(() -> assessors.of(
                        request.orgId(), List.copyOf(request.declared().keySet()), request.from(), scope)))
                .flatMap(assessor -> {
                    var made = made(request, assessor, Recorded.by(caller, clock.instant()));
                    return assessments.add(made, scope).thenReturn(views(made));
                });
    }

    /// Confirms for a whole branch in one call that last year's declarations hold for a year.
    @Transactional
    Mono<Confirmed> confirm(UUID org, int year, Caller caller, Scope scope) {
        var from = YearMonth.of(year, 1);
        mustBeNear(from, today());
        return branch(org, scope)
                .then(assessments.payersOf(org, scope).collectList())
                .flatMap(members -> Mono.zip(
                                assessments.inForce(members, year - 1, scope).collectList(),
                                assessments.inForce(members, year, scope).collectList(),
                                schemes.on(from.atDay(1)))
                        .flatMap(found -> {
                            var done = found.getT2().stream()
                                    .map(Assessment::memberId)
                                    .collect(Collectors.toSet());
                            var declared = lastYears(found.getT1(), found.getT3());
                            declared.keySet().removeAll(done);
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
                        assessment.id(), seal.declaration(assessment).base()))
                .collectList();
    }

    /// @throws Problem when the month lies beyond last year or next year
    static void mustBeNear(YearMonth from, LocalDate today) {
        var year = today.getYear();
        if (from.getYear() < year - 1 || from.getYear() > year + 1) {
            throw Problem.unprocessable("dues.rules").at("/from", "dues.year", year - 1, year + 1);
        }
    }

    /// What of last year can hold for another one: what is declared by the year and held until its end.
    private Map<UUID, Assessment.Declaration> lastYears(Collection<Assessment> inForce, DuesScheme scheme) {
        var declared = new LinkedHashMap<UUID, Assessment.Declaration>();
        inForce.stream()
                .filter(last ->
                        last.covers(12) && scheme.rates(last.payerClass()).lastMonth(1) == 12)
                .forEach(last -> declared.put(last.memberId(), seal.declaration(last)));
        return declared;
    }

    private List<Assessment> made(Assessing request, Assessor assessor, Recorded recorded) {
        var made = new ArrayList<Assessment>();
        request.declared()
                .forEach((member, declared) -> made.add(assessor.assess(
                        member, declared, request.reason(), new Assessor.Marks(seal.seal(declared.base()), recorded))));
        return made;
    }

    private Mono<Void> branch(UUID org, Scope scope) {
        return organizations
                .find(org, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .then();
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }

    private static List<AssessmentView> views(List<Assessment> assessments) {
        return assessments.stream().map(AssessmentView::of).toList();
    }

    /// What is to be fixed.
    record Assessing(UUID orgId, YearMonth from, @Nullable String reason, Map<UUID, Assessment.Declaration> declared) {}

    /// @param left members whose base nobody has declared for the year
    record Confirmed(List<AssessmentView> assessments, List<UUID> left) {}

    record DisclosedBase(UUID assessmentId, @Nullable Money base) {
        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "DisclosedBase[%s]".formatted(assessmentId);
        }
    }
}
