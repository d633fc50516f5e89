package dangjian.member.dues;

import dangjian.kit.org.Organizations;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Scope;
import dangjian.member.roster.Roster;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Shows the ledger: as workbooks for branches and committees, payment by payment for a member.
@Service
class DuesLedgerService {

    private final DuesLedgerRepository ledger;
    private final DuesWorkbook workbook;
    private final StatementService statements;
    private final Organizations organizations;
    private final Roster roster;

    DuesLedgerService(
            DuesLedgerRepository ledger,
            DuesWorkbook workbook,
            StatementService statements,
            Organizations organizations,
            Roster roster) {
        this.ledger = ledger;
        this.workbook = workbook;
        this.statements = statements;
        this.organizations = organizations;
        this.roster = roster;
    }

    Mono<Flux<DataBuffer>> branches(@Nullable UUID under, int year, Scope scope) {
        var checked = statements.year(year);
        return Narrowed.to(under, organizations, scope).map(narrow -> workbook.branches(checked, narrow));
    }

    Mono<Flux<DataBuffer>> members(@Nullable UUID under, int year, Scope scope) {
        var checked = statements.year(year);
        return Narrowed.to(under, organizations, scope).map(narrow -> workbook.members(checked, narrow));
    }

    /// What was paid for a member, the latest first.
    Mono<Page<PaymentLine>> payments(UUID member, Scope scope, Paging paging) {
        return roster.find(member, scope)
                .thenMany(Flux.defer(() -> ledger.payments(member, scope, paging)))
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.id())).map(PaymentLine::of));
    }

    record PaymentLine(
            @Schema(description = "收缴记录") UUID collectionId,
            @Schema(description = "收缴的党支部") UUID orgId,
            LocalDate collectedOn,
            PaymentMethod method,
            @Schema(description = "金额；冲销为负") Money amount,

            @Schema(description = "交的是哪些月份", example = "[\"2026-01\"]")
            List<YearMonth> months,

            @Schema(description = "所冲销的收缴记录") @Nullable UUID corrects,
            @Schema(description = "补交或冲销的理由") @Nullable String reason,
            Instant recordedAt) {

        static PaymentLine of(DuesLedgerRepository.Payment of) {
            return new PaymentLine(
                    of.id(),
                    of.orgId(),
                    of.collectedOn(),
                    of.method(),
                    new Money(of.amountFen()),
                    Arrays.stream(of.months()).map(YearMonth::parse).toList(),
                    of.corrects(),
                    of.reason(),
                    of.recordedAt());
        }
    }
}
