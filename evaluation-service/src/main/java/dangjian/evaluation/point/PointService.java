package dangjian.evaluation.point;

import dangjian.evaluation.point.PointRepository.KnownMember;
import dangjian.evaluation.point.PointViews.EntryView;
import dangjian.evaluation.point.PointViews.MemberPoints;
import dangjian.evaluation.point.PointViews.OrganizationPoints;
import dangjian.evaluation.point.PointViews.YearPoints;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Service
class PointService {

    private final PointRepository points;
    private final RuleBookRepository ruleBooks;
    private final Organizations organizations;

    PointService(PointRepository points, RuleBookRepository ruleBooks, Organizations organizations) {
        this.points = points;
        this.ruleBooks = ruleBooks;
        this.organizations = organizations;
    }

    Mono<MemberPoints> ofMember(UUID id, Scope scope) {
        return member(id, scope)
                .flatMap(member -> Mono.zip(
                                ruleBooks.all(), points.totals(id, scope).collectList())
                        .flatMap(parts -> years(member, parts.getT2(), parts.getT1(), scope))
                        .map(years -> new MemberPoints(member.id(), member.name(), member.orgId(), years)));
    }

    Mono<Page<EntryView>> entries(UUID id, @Nullable Integer year, Scope scope, Paging paging) {
        return member(id, scope)
                .then(Mono.zip(
                        ruleBooks.all(), points.entries(id, year, scope, paging).collectList()))
                .map(parts -> Page.of(parts.getT2(), paging, entry -> List.of(entry.id()))
                        .map(entry -> EntryView.of(entry, parts.getT1())));
    }

    Mono<OrganizationPoints> ofOrganization(UUID id, int year, Scope scope, Paging paging) {
        return organizations
                .find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                .flatMap(below -> Mono.zip(
                                points.total(below, year, scope),
                                points.memberTotals(below, year, scope, paging).collectList())
                        .map(parts -> OrganizationPoints.of(
                                below,
                                year,
                                parts.getT1(),
                                Page.of(parts.getT2(), paging, total -> List.of(total.memberId())))));
    }

    private Mono<KnownMember> member(UUID id, Scope scope) {
        return points.member(id, scope).switchIfEmpty(Mono.error(() -> Problem.notFound("point.member-unknown")));
    }

    private Mono<List<YearPoints>> years(KnownMember member, List<RuleTotal> totals, RuleBooks books, Scope scope) {
        var byYear = totals.stream()
                .collect(Collectors.groupingBy(RuleTotal::year, LinkedHashMap::new, Collectors.toList()));
        return Flux.fromIterable(byYear.entrySet())
                .concatMap(entry -> year(member, entry.getKey(), entry.getValue(), books, scope))
                .collectList();
    }

    private Mono<YearPoints> year(KnownMember member, int year, List<RuleTotal> totals, RuleBooks books, Scope scope) {
        var book = books.inForceOn(LocalDate.of(year, Month.DECEMBER, 31))
                .orElseThrow(() -> new IllegalStateException("There are entries of " + year + " without a rule book"));
        return Mono.zip(points.standing(member.id(), year, scope), points.provenRules(year))
                .map(parts -> YearPoints.of(
                        year,
                        book,
                        YearOutcome.of(book, totals, member.isLost(), parts.getT1(), parts.getT2()),
                        totals,
                        books));
    }
}
