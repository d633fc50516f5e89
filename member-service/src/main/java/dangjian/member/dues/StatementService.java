package dangjian.member.dues;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Tells what is due, reduced, paid and open: of a member, a branch, a subtree.
@Service
public class StatementService {

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

    /// A member's own year: what is owed, and what was paid for months that are not owed any more.
    Mono<MemberStatement> ofMember(UUID member, int year, Scope scope) {
        var checked = year(year);
        return roster.find(member, scope)
                .then(Mono.defer(() -> Mono.zip(
                        accounts.ofMembers(Set.of(member), year, scope).collectList(),
                        accounts.paid(member, year, scope).collectList())))
                .map(parts -> lines(checked, parts.getT1(), parts.getT2()))
                .map(lines -> new MemberStatement(
                        member,
                        year,
                        Amounts.sum(lines.stream().map(MonthLine::amounts).toList()),
                        List.copyOf(lines)));
    }

    /// A subtree's year by month.
    public Mono<YearStatement> ofSubtree(@Nullable UUID under, int year, Scope scope) {
        var checked = year(year);
        return Narrowed.to(under, organizations, scope)
                .flatMap(narrow -> Mono.zip(
                        statements
                                .months(checked, narrow)
                                .map(row -> SumLine.of(checked, row))
                                .collectList(),
                        statements.unassessed(checked, narrow)))
                .map(parts -> new YearStatement(
                        year,
                        Amounts.sum(parts.getT1().stream().map(SumLine::amounts).toList()),
                        parts.getT2(),
                        parts.getT1()));
    }

    /// A subtree's year by branch.
    Mono<Page<BranchLine>> byBranch(@Nullable UUID under, int year, Scope scope, Paging paging) {
        var checked = year(year);
        return Narrowed.to(under, organizations, scope).flatMap(narrow -> branches(checked, narrow, paging));
    }

    Mono<Page<BranchLine>> branches(StatementYear year, Scope scope, Paging paging) {
        return statements
                .branches(year, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(BranchLine::of));
    }

    StatementYear year(int year) {
        return StatementYear.of(year, YearMonth.from(BusinessTime.today(clock)));
    }

    private static Collection<MonthLine> lines(
            StatementYear year, List<DuesMonth> months, List<AccountRepository.PaidMonth> paid) {
        var lines = new TreeMap<Integer, MonthLine>();
        for (var row : paid) {
            lines.put(row.month(), new MonthLine(year.month(row.month()), row.orgId(), Amounts.stray(row.paidFen())));
        }
        for (var month : months) {
            var hasBegun = year.isDue(month.yearMonth());
            lines.put(month.month(), new MonthLine(month.yearMonth(), month.orgId(), Amounts.of(month, hasBegun)));
        }
        return lines.values();
    }

    record MonthLine(
            YearMonth month,
            @Schema(description = "该月所属党支部") UUID orgId,
            @JsonUnwrapped Amounts amounts) {}

    record MemberStatement(UUID memberId, int year, Amounts total, List<MonthLine> months) {}

    /// A month of a subtree.
    public record SumLine(
            YearMonth month,
            @Schema(description = "应交党费的党员数") long members,
            @JsonUnwrapped Amounts amounts) {

        private static SumLine of(StatementYear year, StatementRepository.MonthSums row) {
            return new SumLine(
                    year.month(row.month()),
                    row.members(),
                    Amounts.of(row.dueFen(), row.reducedFen(), row.paidFen(), row.openFen(), row.overpaidFen()));
        }
    }

    /// A year of a subtree.
    public record YearStatement(
            int year,
            Amounts total,

            @Schema(description = "应交党费而至今没有核定的党员数；其数额无人知道，不在合计之内")
            long unassessed,

            List<SumLine> months) {}

    record BranchLine(
            UUID orgId,
            String orgName,
            @Schema(description = "应交党费的党员数") long members,

            @Schema(description = "应交党费而至今没有核定的党员数；其数额不在合计之内")
            long unassessed,

            @JsonUnwrapped Amounts amounts) {

        static BranchLine of(StatementRepository.BranchSums row) {
            return new BranchLine(
                    row.id(),
                    row.name(),
                    row.members(),
                    row.unassessed(),
                    Amounts.of(row.dueFen(), row.reducedFen(), row.paidFen(), row.openFen(), row.overpaidFen()));
        }
    }
}
