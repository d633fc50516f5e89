package dangjian.member.pledge;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Pledges as members write them and branches approve and review them.
@RestController
@RequestMapping("/api/v1/pledges")
@Tag(name = "pledges", description = "党员公开承诺：拟定、支部审核公开、进展、年度评议")
class PledgeController {

    private final PledgeService pledges;

    PledgeController(PledgeService pledges) {
        this.pledges = pledges;
    }

    @GetMapping
    @Operation(operationId = "listPledges", summary = "管理范围内的承诺；党员只看到本人的")
    Mono<Page<PledgeView>> list(
            @ParameterObject PledgeFilter filter,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return pledges.list(filter, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPledge", summary = "一项承诺及其进展")
    Mono<ResponseEntity<PledgeView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return pledges.find(id, scope).map(PledgeController::tagged);
    }

    @PostMapping
    @Operation(operationId = "draftPledge", summary = "党员本人或支部书记拟定一年的承诺")
    Mono<ResponseEntity<PledgeView>> draft(
            @Valid @RequestBody NewPledge request, @Allowed({Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return pledges.draft(request.memberId(), request.year(), request.items(), scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/pledges/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PutMapping("/{id}/items")
    @Operation(operationId = "rewritePledge", summary = "审核以前修改承诺事项")
    Mono<ResponseEntity<PledgeView>> rewrite(
            @PathVariable UUID id,
            @Valid @RequestBody Items request,
            Version version,
            @Allowed({Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return pledges.rewrite(id, request.items(), version, scope).map(PledgeController::tagged);
    }

    @PutMapping("/{id}/items/{place}/progress")
    @Operation(operationId = "reportPledgeProgress", summary = "填报一个承诺事项的进度和佐证")
    Mono<ResponseEntity<PledgeView>> progress(
            @PathVariable UUID id,
            @PathVariable int place,
            @Valid @RequestBody Progress request,
            Version version,
            @Allowed({Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return pledges.progress(id, place, request.progress(), request.evidence(), version, scope)
                .map(PledgeController::tagged);
    }

    @PutMapping("/{id}/publication")
    @Operation(operationId = "publishPledge", summary = "支部审核通过并公开；公开页面撤下后再次公开会得到新的编码")
    Mono<ResponseEntity<PledgeView>> publish(
            @PathVariable UUID id,
            Version version,
            @Allowed(Role.BRANCH_SECRETARY) Caller caller,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return pledges.publish(id, version, caller, scope).map(PledgeController::tagged);
    }

    @DeleteMapping("/{id}/publication")
    @Operation(operationId = "withdrawPledge", summary = "撤下公开页面，原编码作废")
    Mono<ResponseEntity<PledgeView>> withdraw(
            @PathVariable UUID id,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return pledges.withdraw(id, version, scope).map(PledgeController::tagged);
    }

    @PutMapping("/{id}/review")
    @Operation(operationId = "reviewPledge", summary = "年度评议承诺兑现情况")
    Mono<ResponseEntity<PledgeView>> review(
            @PathVariable UUID id,
            @Valid @RequestBody Review request,
            Version version,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return pledges.review(id, request.result(), request.note().strip(), version, scope)
                .map(PledgeController::tagged);
    }

    private static ResponseEntity<PledgeView> tagged(PledgeView view) {
        return Version.tagged(view, view.version());
    }

    /// A pledge to be drafted.
    @Schema(name = "NewPledge")
    record NewPledge(
            @NotNull UUID memberId,
            @Schema(example = "2026") @Min(2000) @Max(2199) int year,

            @Schema(example = "[\"每月参加一次社区志愿服务\"]") @NotEmpty @Size(max = 20)
            List<@NotBlank @Size(min = 2, max = 300) String> items) {}

    /// Other items.
    @Schema(name = "PledgeItems")
    record Items(@NotEmpty @Size(max = 20) List<@NotBlank @Size(min = 2, max = 300) String> items) {}

    /// How far an item has come.
    @Schema(name = "PledgeProgress")
    record Progress(
            @Schema(description = "进度（%）", example = "50") @Min(0) @Max(100)
            int progress,

            @Schema(description = "佐证；只给支部和本人看，不在公开页面显示", example = "已参加6次") @Nullable @Size(max = 500)
            String evidence) {}

    /// What the review found.
    @Schema(name = "PledgeReview")
    record Review(
            @NotNull ReviewResult result,

            @Schema(example = "全部兑现，群众反映好") @NotBlank @Size(max = 300)
            String note) {}
}
