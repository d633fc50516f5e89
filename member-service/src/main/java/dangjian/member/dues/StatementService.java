package dangjian.member.dues;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells what is due, reduced, paid and open: of a member, a branch, a subtree.
@Service
class StatementService {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final StatementRepository statements;
    private final AccountRepository accounts;
    private final Roster roster;
    private final Organizations organizations;
    private final InstantSource clock;

    StatementService(
            StatementRepository statements,
            AccountRepository accounts,
            Roster roster,
            Organizations organizations,
            InstantSource clock) {
        this.statements = statements;
        this.accounts = accounts;
        this.roster = roster;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// A member's own year.
    Mono<MemberStatement> ofMember(UUID member, int year, Scope scope) {
        var checked = year(year);
        return roster.find(member, scope)
                .thenMany(Flux.defer(() -> accounts.ofMember(member, year, scope)))
                .map(month -> new MonthLine(
                        month.yearMonth(),
                        month.orgId(),
                        amounts(
                                month.dueFen(),
                                month.dueFen() - month.payableFen(),
                                month.paidFen(),
                                checked.isDue(month.yearMonth()) ? month.open().fen() : 0)))
                .collectList()
                .map(lines -> new MemberStatement(
                        member,
                        year,
                        Amounts.sum(lines.stream().map(MonthLine::amounts).toList()),
                        lines));
    }

    /// A subtree's year by month.
    Mono<YearStatement> ofSubtree(@Nullable UUID under, int year, Scope scope) {
        var checked = year(year);
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> statements.months(checked.bound(), narrow).collectList())
                .map(rows -> rows.stream()
                        .map(row -> new SumLine(
                                YearMonth.of(year, row.month()),
                                row.members(),
                                amounts(row.dueFen(), row.reducedFen(), row.paidFen(), row.openFen())))
                        .toList())
                .map(lines -> new YearStatement(
                        year, Amounts.sum(lines.stream().map(SumLine::amounts).toList()), lines));
    }

    /// A subtree's year by branch.
    Mono<Page<BranchLine>> byBranch(@Nullable UUID under, int year, Scope scope, Paging paging) {
        var checked = year(year);
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow ->
                        statements.branches(checked.bound(), narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id()))
                        .map(row -> new BranchLine(
                                row.id(),
                                row.name(),
                                row.members(),
                                amounts(row.dueFen(), row.reducedFen(), row.paidFen(), row.openFen()))));
    }

    /// Who is in arrears with months of a year that have passed.
    Mono<Page<ArrearLine>> arrears(@Nullable UUID under, int year, Scope scope, Paging paging) {
        var checked = year(year);
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow ->
                        statements.arrears(checked.bound(), narrow, paging).collectList())
                .map(rows -> Page.of(rows, paging, row -> List.of(row.orgId(), row.memberId()))
                        .map(row -> new ArrearLine(
                                row.memberId(),
                                row.name(),
                                row.orgId(),
                                YearMonth.of(year, row.since()),
                                row.months(),
                                new Money(row.openFen()))));
    }

    private Checked year(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.invalid("request.invalid").at("year", "dues.year", FIRST_YEAR, LAST_YEAR);
        }
        return new Checked(year, YearMonth.from(BusinessTime.today(clock)));
    }

    private static Amounts amounts(long due, long reduced, long paid, long open) {
        return new Amounts(new Money(due), new Money(reduced), new Money(paid), new Money(open));
    }

    private record Checked(int year, YearMonth now) {

        boolean isDue(YearMonth month) {
            return !month.isAfter(now);
        }

        StatementRepository.StatementYear bound() {
            return new StatementRepository.StatementYear(year, now.getYear(), now.getMonthValue());
        }
    }

    record Amounts(
            @Schema(description = "应交") Money due,
            @Schema(description = "少交、免交") Money reduced,
            @Schema(description = "已交") Money paid,
            @Schema(description = "至本月尚未交") Money open) {

        static Amounts sum(List<Amounts> amounts) {
            return amounts.stream()
                    .reduce(
                            new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                            (one, other) -> new Amounts(
                                    one.due.plus(other.due),
                                    one.reduced.plus(other.reduced),
                                    one.paid.plus(other.paid),
                                    one.open.plus(other.open)));
        }
    }

    record MonthLine(
            YearMonth month,
            @Schema(description = "该月所属党支部") UUID orgId,
            @JsonUnwrapped Amounts amounts) {}

    record MemberStatement(UUID memberId, int year, Amounts total, List<MonthLine> months) {}

    record SumLine(
            YearMonth month,
            @Schema(description = "应交党费的党员数") long members,
            @JsonUnwrapped Amounts amounts) {}

    record YearStatement(int year, Amounts total, List<SumLine> months) {}

    record BranchLine(
            UUID orgId,
            String orgName,
            @Schema(description = "应交党费的党员数") long members,
            @JsonUnwrapped Amounts amounts) {}

    record ArrearLine(
            UUID memberId,
            @Schema(description = "姓名") String name,
            UUID orgId,
            @Schema(description = "本年最早欠交的月份") YearMonth since,
            @Schema(description = "本年欠交几个月") int months,
            @Schema(description = "欠交金额") Money open) {}
}
