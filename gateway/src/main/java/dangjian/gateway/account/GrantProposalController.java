package dangjian.gateway.account;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/grant-proposals")
@Tag(name = "授权申请")
class GrantProposalController {

    private final GrantProposalService service;

    GrantProposalController(GrantProposalService service) {
        this.service = service;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "proposeGrant", summary = "申请授予角色；须由另一名安全管理员确认后生效")
    Mono<GrantProposalView> propose(
            @Valid @RequestBody NewProposal request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
                    Caller caller) {
        return service.propose(request.accountId(), request.post(), request.reason(), caller)
                .map(GrantProposalView::of);
    }

    @GetMapping
    @Operation(operationId = "listGrantProposals", summary = "授权申请列表，新的在前；可按党组织（含下级）筛选，或只看待确认的")
    Mono<Page<GrantProposalView>> list(
            @RequestParam(required = false) @Nullable UUID orgId,
            @RequestParam(defaultValue = "false") boolean pending,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
                    Caller caller) {
        return service.list(orgId, pending, paging, caller).map(page -> page.map(GrantProposalView::of));
    }

    @PutMapping("/{id}/confirmation")
    @Operation(operationId = "confirmGrant", summary = "确认授权申请，随即生效；申请人和被授权人本人不能确认")
    Mono<GrantProposalView> confirm(@PathVariable UUID id, @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return service.confirm(id, caller).map(GrantProposalView::of);
    }

    @PutMapping("/{id}/rejection")
    @Operation(operationId = "rejectGrant", summary = "驳回授权申请")
    Mono<GrantProposalView> reject(@PathVariable UUID id, @Allowed({Role.SECURITY_ADMIN}) Caller caller) {
        return service.reject(id, caller).map(GrantProposalView::of);
    }

    @PutMapping("/{id}/withdrawal")
    @Operation(operationId = "withdrawGrant", summary = "撤回自己提出、尚未办结的授权申请")
    Mono<GrantProposalView> withdraw(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})
                    Caller caller) {
        return service.withdraw(id, caller).map(GrantProposalView::of);
    }

    @Schema(name = "NewGrantProposal")
    record NewProposal(
            @NotNull UUID accountId,
            @NotNull @Schema(example = "BRANCH_SECRETARY") Role role,
            @NotNull UUID orgId,

            @Nullable @Schema(description = "任期首日；缺省为不限", example = "2026-07-01")
            LocalDate from,

            @Nullable @Schema(description = "任期末日，过后即失效；缺省为不限", example = "2029-06-30")
            LocalDate until,

            @NotBlank @Size(max = 200) @Schema(description = "为何需要此角色", example = "支部换届，接任书记")
            String reason) {

        Post post() {
            return new Post(role, orgId, from, until);
        }
    }
}
