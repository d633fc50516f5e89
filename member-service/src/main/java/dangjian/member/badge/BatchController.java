package dangjian.member.badge;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Batches of badges and who received one.
@RestController
@RequestMapping("/api/v1/badge-batches")
@Tag(name = "badges", description = "党徽配发：批次、领取；每人每批次至多一枚")
class BatchController {

    private final BatchService batches;

    BatchController(BatchService batches) {
        this.batches = batches;
    }

    @GetMapping
    @Operation(operationId = "listBadgeBatches", summary = "管理范围内及上级配发的批次")
    Mono<Page<BadgeBatch>> list(
            @Parameter(description = "只看与这个党组织有关的：它自己、其上级和下级配发的") @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return batches.list(under, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getBadgeBatch", summary = "一个批次")
    Mono<BadgeBatch> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return batches.find(id, scope);
    }

    @PostMapping
    @Operation(operationId = "issueBadgeBatch", summary = "登记一个批次")
    Mono<ResponseEntity<BadgeBatch>> issue(
            @Valid @RequestBody NewBatch request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return batches.issue(
                        request.orgId(), request.name().strip(), request.issuedOn(), request.quantity(), caller, scope)
                .map(batch -> ResponseEntity.created(URI.create("/api/v1/badge-batches/" + batch.id()))
                        .body(batch));
    }

    @PostMapping("/{id}/receipts")
    @Operation(operationId = "giveBadges", summary = "登记领取：整个支部的现有党员，或若干党员；已领取的不重复")
    Mono<BatchService.Given> give(
            @PathVariable UUID id,
            @Valid @RequestBody NewReceipts request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return batches.give(id, request.recipients(), request.receivedOn(), scope);
    }

    @GetMapping("/{id}/receipts")
    @Operation(operationId = "listBadgeReceipts", summary = "谁领取了这个批次的党徽")
    Mono<Page<BadgeReceipt>> receipts(
            @PathVariable UUID id,
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return batches.receipts(id, under, scope, paging);
    }

    /// A batch to be issued.
    @Schema(name = "NewBadgeBatch")
    record NewBatch(
            @Schema(description = "配发的党组织") @NotNull UUID orgId,

            @Schema(example = "2020新党徽") @NotBlank @Size(min = 2, max = 60)
            String name,

            @Schema(example = "2020-06-20") @NotNull LocalDate issuedOn,

            @Schema(example = "12345") @Min(1) @Max(1_000_000)
            int quantity) {}

    /// Who received a badge.
    @Schema(name = "NewBadgeReceipts")
    record NewReceipts(
            @Schema(description = "整个支部") @Nullable @Size(max = 200)
            Set<@NotNull UUID> branchIds,

            @Schema(description = "若干党员") @Nullable @Size(max = 1000)
            Set<@NotNull UUID> memberIds,

            @Schema(example = "2020-06-30") @NotNull LocalDate receivedOn) {

        BatchService.Recipients recipients() {
            return new BatchService.Recipients(
                    branchIds == null ? Set.of() : branchIds, memberIds == null ? Set.of() : memberIds);
        }
    }
}
