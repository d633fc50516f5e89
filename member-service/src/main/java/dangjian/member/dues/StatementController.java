package dangjian.member.dues;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Statements of dues.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues")
class StatementController {

    private final StatementService service;
    private final DuesLedgerService ledger;

    StatementController(StatementService service, DuesLedgerService ledger) {
        this.service = service;
        this.ledger = ledger;
    }

    @GetMapping("/members/{memberId}/statements/{year}")
    @Operation(operationId = "getMemberDues", summary = "一名党员一年的党费：逐月应交、减免、已交、未交；党员只看到本人")
    Mono<StatementService.MemberStatement> ofMember(
            @PathVariable UUID memberId,
            @PathVariable @Parameter(example = "2026") int year,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.ofMember(memberId, year, scope);
    }

    @GetMapping("/statements/{year}")
    @Operation(operationId = "getDuesStatement", summary = "范围内一年的党费，逐月合计")
    Mono<StatementService.YearStatement> ofSubtree(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.ofSubtree(under, year, scope);
    }

    @GetMapping("/statements/{year}/branches")
    @Operation(operationId = "listBranchDues", summary = "范围内一年的党费，逐个党支部")
    Mono<Page<StatementService.BranchLine>> byBranch(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.byBranch(under, year, scope, paging);
    }

    @GetMapping(path = "/statements/{year}/workbook", produces = SheetDownload.MEDIA_TYPE)
    @Operation(operationId = "downloadDuesStatement", summary = "下载范围内一年的党费收缴情况（.xlsx），逐个党支部")
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return ledger.branches(under, year, scope).map(bytes -> attached("党费收缴情况-%d.xlsx".formatted(year), bytes));
    }

    @GetMapping(path = "/statements/{year}/ledger", produces = SheetDownload.MEDIA_TYPE)
    @Operation(operationId = "downloadDuesLedger", summary = "下载范围内一年的党费收缴台账（.xlsx），逐名党员、逐月")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return ledger.members(under, year, scope).map(bytes -> attached("党费收缴台账-%d.xlsx".formatted(year), bytes));
    }

    @GetMapping("/members/{memberId}/payments")
    @Operation(operationId = "listMemberDuesPayments", summary = "一名党员的缴费明细，新的在前，冲销为负；党员只看到本人")
    Mono<Page<DuesLedgerService.PaymentLine>> payments(
            @PathVariable UUID memberId,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return ledger.payments(memberId, scope, paging);
    }

    private static ResponseEntity<Flux<DataBuffer>> attached(String name, Flux<DataBuffer> bytes) {
        return Attachment.of(name, SheetDownload.MEDIA_TYPE, bytes);
    }
}
