package dangjian.member.transfer;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of transfers, and the statement of who came and went.
@RestController
@RequestMapping("/api/v1/transfers")
@Tag(name = "transfers")
class TransferLedgerController {

    private static final Ledger<TransferView> LEDGER =
            new Ledger<>("组织关系接转台账", TransferLine.HEADINGS, TransferLine::of);
    private static final Ledger<TransferStatement.Branch> STATEMENT = Ledger.ofRows(
            "转入转出统计",
            List.of("党支部", "自区外转入", "自区内其他支部转入", "转出区外", "转到区内其他支部", "净增"),
            row -> Arrays.asList(
                    row.orgName(),
                    row.inFromOutside(),
                    row.inFromDistrict(),
                    row.outToOutside(),
                    row.outToDistrict(),
                    row.net()));

    private final TransferViews views;
    private final FlowService statements;
    private final InstantSource clock;

    TransferLedgerController(TransferViews views, FlowService statements, InstantSource clock) {
        this.views = views;
        this.statements = statements;
        this.clock = clock;
    }

    @GetMapping(path = "/ledger", produces = Ledger.MEDIA_TYPE)
    @Operation(
            operationId = "downloadTransferLedger",
            summary = "下载组织关系接转台账（.xlsx），每名党员一行",
            description = "筛选条件与 GET /api/v1/transfers 相同；不含证件号码和电话。")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @ParameterObject TransferFilter filter,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return LEDGER.answer(paging -> views.wholePage(filter, scope, paging), caller, clock.instant());
    }

    @GetMapping("/statement")
    @Operation(operationId = "getTransferStatement", summary = "一段时间里转入、转出的党员数；按接收之日计")
    Mono<TransferStatement> total(
            @ParameterObject StatementPeriod period,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return statements.total(period, scope);
    }

    @GetMapping("/statement/branches")
    @Operation(operationId = "listBranchTransferStatements", summary = "一段时间里各党支部转入、转出的党员数，按组织树排列")
    Mono<Page<TransferStatement.Branch>> branches(
            @ParameterObject StatementPeriod period,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return statements.branches(period, scope, paging);
    }

    @GetMapping(path = "/statement/workbook", produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadTransferStatement", summary = "下载各党支部转入转出统计（.xlsx）")
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(
            @ParameterObject StatementPeriod period,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return STATEMENT.answer(paging -> statements.branches(period, scope, paging), caller, clock.instant());
    }
}
