package dangjian.member.exit;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.roster.ExitReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
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

/// Ending memberships, and restoring suspended ones.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "exits", description = "离开党组织：提出、批准；停止党籍的恢复")
class ExitController {

    private final ExitService exits;
    private final InstantSource clock;

    ExitController(ExitService exits, InstantSource clock) {
        this.exits = exits;
        this.clock = clock;
    }

    @GetMapping("/exits")
    @Operation(operationId = "listExits", summary = "管理范围内离开党组织的事项；党员只看到本人的")
    Mono<Page<Exit>> list(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(required = false) Exit.@Nullable State state,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return exits.list(under, state, scope, paging);
    }

    @GetMapping("/exits/rules")
    @Operation(operationId = "listExitRules", summary = "各种离开情形由谁批准、走哪个程序，含依据")
    Mono<Rules> rules(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return exits.rules().map(Rules::new);
    }

    @GetMapping("/exits/{id}")
    @Operation(operationId = "getExit", summary = "一个离开党组织的事项")
    Mono<ResponseEntity<Exit>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return exits.find(id, scope).map(ExitController::tagged);
    }

    @PostMapping("/exits")
    @Operation(operationId = "proposeExit", summary = "提出；批准后党籍才结束或停止，支部登记即可的（如去世）随即生效")
    Mono<ResponseEntity<Exit>> propose(
            @Valid @RequestBody NewExit request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var exit = new Exit(
                Ids.next(),
                request.memberId(),
                request.reason(),
                request.effectiveOn(),
                request.explanation().strip(),
                request.disposalId(),
                Exit.State.PROPOSED,
                caller.accountId(),
                caller.name(),
                clock.instant(),
                null,
                null,
                null,
                1);
        return exits.propose(exit, caller, scope)
                .map(proposed -> ResponseEntity.created(URI.create("/api/v1/exits/" + proposed.id()))
                        .eTag("\"" + proposed.version() + "\"")
                        .body(proposed));
    }

    @PutMapping("/exits/{id}/approval")
    @Operation(operationId = "approveExit", summary = "批准；由规则所定的一级办理，提出的人不能自己批准")
    Mono<ResponseEntity<Exit>> approve(
            @PathVariable UUID id,
            @Valid @RequestBody Decision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return exits.approve(id, request.note().strip(), version, caller, scope).map(ExitController::tagged);
    }

    @PutMapping("/exits/{id}/rejection")
    @Operation(operationId = "rejectExit", summary = "不予批准")
    Mono<ResponseEntity<Exit>> reject(
            @PathVariable UUID id,
            @Valid @RequestBody Decision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return exits.reject(id, request.note().strip(), version, caller, scope).map(ExitController::tagged);
    }

    @PutMapping("/members/{id}/restoration")
    @Operation(operationId = "restoreMembership", summary = "恢复党籍；只适用于停止党籍的")
    Mono<ExitService.Restored> restore(
            @PathVariable UUID id,
            @Valid @RequestBody Restoration request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return exits.restore(id, request.restoredOn(), request.ground().strip(), caller, scope);
    }

    private static ResponseEntity<Exit> tagged(Exit exit) {
        return Version.tagged(exit, exit.version());
    }

    /// The rules of all reasons.
    @Schema(name = "ExitRules")
    record Rules(List<ExitRule> rules) {}

    /// An exit to be proposed.
    @Schema(name = "NewExit")
    record NewExit(
            @NotNull UUID memberId,
            @Schema(example = "DIED") @NotNull ExitReason reason,
            @Schema(example = "2026-03-02") @NotNull LocalDate effectiveOn,

            @Schema(description = "情况说明", example = "因病去世，家属已提供证明") @NotBlank @Size(min = 2, max = 500)
            String explanation,

            @Schema(description = "所依据的组织处置；劝退、除名须填") @Nullable
            UUID disposalId) {}

    /// A decision on a proposal.
    @Schema(name = "ExitDecision")
    record Decision(
            @Schema(example = "情况属实，同意") @NotBlank @Size(min = 2, max = 300)
            String note) {}

    /// A membership that goes on.
    @Schema(name = "MembershipRestoration")
    record Restoration(
            @Schema(example = "2026-11-01") @NotNull LocalDate restoredOn,

            @Schema(example = "已重新取得联系，经审查恢复") @NotBlank @Size(min = 2, max = 200)
            String ground) {}
}
