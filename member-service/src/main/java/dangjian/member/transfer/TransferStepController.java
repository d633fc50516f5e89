package dangjian.member.transfer;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The steps of a transfer, each for the organisation whose step it is.
@RestController
@RequestMapping("/api/v1/transfers/{id}")
@Tag(name = "transfers")
class TransferStepController {

    private final TransferService transfers;
    private final TransferViews views;

    TransferStepController(TransferService transfers, TransferViews views) {
        this.transfers = transfers;
        this.views = views;
    }

    @PutMapping("/branch-release")
    @Operation(operationId = "releaseTransferByBranch", summary = "转出支部同意转出")
    Mono<ResponseEntity<TransferView>> releaseByBranch(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return shown(transfers.releaseByBranch(id, caller, scope), scope);
    }

    @PutMapping("/committee-release")
    @Operation(operationId = "releaseTransferByCommittee", summary = "转出党委审核同意，开出介绍信（按党委、年度连续编号）")
    Mono<ResponseEntity<TransferView>> releaseByCommittee(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Release release,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        var days = release == null ? null : release.validDays();
        return shown(transfers.releaseByCommittee(id, days, caller, scope), scope);
    }

    @PutMapping("/arrival")
    @Operation(operationId = "receiveTransfer", summary = "转入党委收到")
    Mono<ResponseEntity<TransferView>> arrive(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return shown(transfers.arrive(id, caller, scope), scope);
    }

    @PutMapping("/assignment")
    @Operation(operationId = "assignTransfer", summary = "转入党委分配到所属支部；不填则为转出方所写的支部")
    Mono<ResponseEntity<TransferView>> assign(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Assignment assignment,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return shown(transfers.assign(id, assignment == null ? null : assignment.branchId(), caller, scope), scope);
    }

    @PutMapping("/acceptance")
    @Operation(operationId = "acceptTransfer", summary = "转入支部接收：党员自当日起属于转入支部")
    Mono<ResponseEntity<TransferView>> accept(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return shown(transfers.accept(id, caller, scope), scope);
    }

    @PutMapping("/return-slip")
    @Operation(operationId = "recordTransferReturnSlip", summary = "登记区外组织的回执联：党员自接收之日起转出本区")
    Mono<ResponseEntity<TransferView>> recordReturnSlip(
            @PathVariable UUID id,
            @Valid @RequestBody ReturnSlip slip,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return shown(transfers.recordReturnSlip(id, slip.acceptedOn(), caller, scope), scope);
    }

    @PutMapping("/return")
    @Operation(operationId = "sendTransferBack", summary = "退回：须有代码表 transfer-return-reasons 所列的原因，不得无故拒收")
    Mono<ResponseEntity<TransferView>> sendBack(
            @PathVariable UUID id,
            @Valid @RequestBody SentBack sentBack,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return shown(transfers.sendBack(id, sentBack.reason(), sentBack.note(), caller, scope), scope);
    }

    @PutMapping("/cancellation")
    @Operation(operationId = "cancelTransfer", summary = "发起方撤销；转入党委收到后不能再撤销")
    Mono<ResponseEntity<TransferView>> cancel(
            @PathVariable UUID id,
            @Valid @RequestBody Cancellation cancellation,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return shown(transfers.cancel(id, cancellation.reason().strip(), caller, scope), scope);
    }

    private Mono<ResponseEntity<TransferView>> shown(Mono<Transfer> stepped, Scope scope) {
        return stepped.flatMap(transfer -> views.one(transfer.id(), scope))
                .map(view -> Version.tagged(view, view.version()));
    }

    @Schema(name = "TransferRelease")
    record Release(
            @Schema(description = "有效天数；不填为通常天数，最长三个月", example = "30") @Nullable @Min(1) @Max(366)
            Integer validDays) {}

    @Schema(name = "TransferAssignment")
    record Assignment(
            @Schema(description = "接收的支部") @Nullable UUID branchId) {}

    @Schema(name = "TransferReturnSlip")
    record ReturnSlip(
            @Schema(description = "对方接收之日") @NotNull LocalDate acceptedOn) {}

    @Schema(name = "TransferReturn")
    record SentBack(
            @NotNull ReturnReason reason,

            @Schema(example = "本人已与用人单位解除劳动合同") @Nullable @Size(max = 200)
            String note) {}

    @Schema(name = "TransferCancellation")
    record Cancellation(
            @Schema(example = "本人放弃调动") @NotBlank @Size(max = 200)
            String reason) {}
}
