package dangjian.member.badge;

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
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/// Plaques and posts.
@RestController
@RequestMapping("/api/v1/plaques")
@Tag(name = "plaques", description = "先锋岗、示范岗、挂牌上岗")
class PlaqueController {

    private final PlaqueService plaques;

    PlaqueController(PlaqueService plaques) {
        this.plaques = plaques;
    }

    @GetMapping
    @Operation(operationId = "listPlaques", summary = "管理范围内的岗位和牌匾；党员只看到本人的")
    Mono<Page<Plaque>> list(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "只看这名党员的") @RequestParam(required = false) @Nullable UUID memberId,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return plaques.list(under, memberId, scope, paging);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "grantPlaque", summary = "授予；先锋岗、示范岗不授予处分影响期内的党员")
    Mono<Plaque> grant(
            @Valid @RequestBody NewPlaque request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return plaques.grant(request.plaque(), caller, scope);
    }

    @PutMapping("/{id}/removal")
    @Operation(operationId = "removePlaque", summary = "摘牌，须说明理由")
    Mono<ResponseEntity<Plaque>> remove(
            @PathVariable UUID id,
            @Valid @RequestBody Removal request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return plaques.remove(id, request.removedOn(), request.reason().strip(), version, caller, scope)
                .map(plaque -> Version.tagged(plaque, plaque.version()));
    }

    /// A plaque to be granted.
    @Schema(name = "NewPlaque")
    record NewPlaque(
            @Schema(example = "VANGUARD_POST") @NotNull Plaque.Kind kind,

            @Schema(example = "便民服务窗口党员先锋岗") @NotBlank @Size(min = 2, max = 60)
            String title,

            @NotNull UUID orgId,

            @Schema(description = "持有的党员；由党组织持有的不填") @Nullable
            UUID memberId,

            @Schema(example = "社区党群服务中心一楼大厅") @NotBlank @Size(max = 100)
            String place,

            @Schema(example = "2026-07-01") @NotNull LocalDate grantedOn,

            @Schema(description = "到期日（不含）", example = "2027-07-01") @Nullable
            LocalDate endsOn) {

        Plaque plaque() {
            return new Plaque(
                    Ids.next(), kind, title.strip(), orgId, memberId, place.strip(), grantedOn, endsOn, null, null, 1);
        }
    }

    /// A plaque is taken down.
    @Schema(name = "PlaqueRemoval")
    record Removal(
            @Schema(example = "2026-11-01") @NotNull LocalDate removedOn,

            @Schema(example = "岗位调整") @NotBlank @Size(min = 2, max = 200)
            String reason) {}
}
