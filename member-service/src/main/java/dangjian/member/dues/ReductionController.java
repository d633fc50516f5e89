package dangjian.member.dues;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Reductions of dues in hardship.
@RestController
@RequestMapping("/api/v1/dues/reductions")
@Tag(name = "dues")
class ReductionController {

    private final ReductionService service;

    ReductionController(ReductionService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listDuesReductions", summary = "少交、免交党费的申请和批准，新的在前")
    Mono<Page<ReductionView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(under, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDuesReduction", summary = "一项少交、免交")
    Mono<ResponseEntity<ReductionView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.one(id, scope).map(view -> Version.tagged(view, view.version()));
    }

    @PostMapping
    @Operation(operationId = "proposeDuesReduction", summary = "党支部提出某党员少交或免交党费")
    Mono<ResponseEntity<ReductionView>> propose(
            @Valid @RequestBody Proposal request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.propose(request.proposal(), request.orgId(), caller, scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/dues/reductions/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PutMapping("/{id}/decision")
    @Operation(
            operationId = "decideDuesReduction",
            summary = "批准或不批准",
            description = "由上级党组织批准，提出的人不得自己批准；离退休困难党员由党支部决定。")
    Mono<ResponseEntity<ReductionView>> decide(
            @PathVariable UUID id,
            @Valid @RequestBody Decision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.decide(id, request.isApproved(), request.opinion().strip(), version, caller, scope)
                .map(view -> Version.tagged(view, view.version()));
    }

    /// What a branch proposes.
    record Proposal(
            @NotNull UUID orgId,
            @NotNull UUID memberId,
            @Schema(example = "2026") @Min(2000) @Max(2100) int year,
            @Schema(example = "7") @Min(1) @Max(12) int firstMonth,
            @Schema(example = "12") @Min(1) @Max(12) int lastMonth,

            @Schema(description = "减免后每月应交；免交为 0", example = "5.00")
            @NotNull
            @PositiveOrZero
            @Digits(integer = 9, fraction = 2)
            BigDecimal monthly,

            @Schema(example = "因病住院，家庭困难") @NotBlank @Size(min = 2, max = 200)
            String reason) {

        Reduction.Proposal proposal() {
            return new Reduction.Proposal(memberId, year, firstMonth, lastMonth, Money.yuan(monthly), reason.strip());
        }
    }

    /// What is decided, and why.
    record Decision(
            boolean isApproved,
            @NotBlank @Size(min = 2, max = 200) String opinion) {}
}
