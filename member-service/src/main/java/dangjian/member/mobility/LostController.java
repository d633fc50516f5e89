package dangjian.member.mobility;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
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

/// Members whom nobody can find.
@RestController
@RequestMapping("/api/v1/lost-cases")
@Tag(name = "lost-cases", description = "失联党员：登记、查找记录、到期应办")
class LostController {

    private final LostService lost;
    private final InstantSource clock;

    LostController(LostService lost, InstantSource clock) {
        this.lost = lost;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listLostCases", summary = "管理范围内的失联党员及应办事项")
    Mono<Page<LostView>> list(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "只看仍失联的") @RequestParam(defaultValue = "false") boolean open,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return lost.list(under, open, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getLostCase", summary = "一名失联党员的查找记录和应办事项")
    Mono<ResponseEntity<LostView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return lost.find(id, scope).map(LostController::tagged);
    }

    @PostMapping
    @Operation(operationId = "recordLostMember", summary = "登记失联")
    Mono<ResponseEntity<LostView>> lose(
            @Valid @RequestBody NewLostCase request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var found = new LostCase(
                Ids.next(),
                request.memberId(),
                request.since(),
                request.circumstance(),
                null,
                caller.name(),
                clock.instant(),
                0,
                null,
                1);
        return lost.lose(found, caller, scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/lost-cases/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PostMapping("/{id}/efforts")
    @Operation(operationId = "recordSearchEffort", summary = "登记一次查找")
    Mono<LostView> search(
            @PathVariable UUID id,
            @Valid @RequestBody NewEffort request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var effort = new SearchEffort(
                request.madeOn(), request.means().strip(), request.result().strip(), caller.name());
        return lost.search(id, effort, scope);
    }

    @PutMapping("/{id}/end")
    @Operation(operationId = "endLostCase", summary = "重新取得联系；已停止党籍的另行办理恢复")
    Mono<ResponseEntity<LostView>> found(
            @PathVariable UUID id,
            @Valid @RequestBody Found request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return lost.found(id, request.foundOn(), request.how().strip(), version, caller, scope)
                .map(LostController::tagged);
    }

    private static ResponseEntity<LostView> tagged(LostView view) {
        return Version.tagged(view, view.version());
    }

    /// A member who is lost.
    @Schema(name = "NewLostCase")
    record NewLostCase(
            @NotNull UUID memberId,

            @Schema(description = "失去联系日期", example = "2026-03-02") @NotNull
            LocalDate since,

            @Schema(description = "失联情形，代码表 lost-circumstances", example = "WORK_ELSEWHERE")
            @NotNull
            @Pattern(regexp = "[A-Z_]{1,40}")
            String circumstance) {}

    /// An attempt to find somebody.
    @Schema(name = "NewSearchEffort")
    record NewEffort(
            @Schema(example = "2026-04-02") @NotNull LocalDate madeOn,

            @Schema(example = "电话联系亲属") @NotBlank @Size(max = 100)
            String means,

            @Schema(example = "亲属不知去向") @NotBlank @Size(max = 300)
            String result) {}

    /// Somebody is found.
    @Schema(name = "LostCaseEnd")
    record Found(
            @Schema(example = "2026-11-01") @NotNull LocalDate foundOn,

            @Schema(description = "如何取得联系", example = "本人来电") @NotBlank @Size(min = 2, max = 200)
            String how) {}
}
