package dangjian.member.discipline;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Penalties: imposing, restoring rights, revoking, and the rules of their effects.
@RestController
@PeopleOnly("discipline is shown to people in scope and to the member only")
@RequestMapping("/api/v1/penalties")
@Tag(name = "penalties", description = "党纪处分：处分、影响期、恢复权利、撤销；只有管理范围内的组织和本人看得到")
class PenaltyController {

    private final DisciplineService discipline;
    private final InstantSource clock;

    PenaltyController(DisciplineService discipline, InstantSource clock) {
        this.discipline = discipline;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listPenalties", summary = "管理范围内的处分；党员只看到本人的")
    Mono<Page<PenaltyView>> list(
            @ParameterObject PenaltyFilter filter,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return discipline.list(filter, scope, paging);
    }

    @GetMapping("/rules")
    @Operation(operationId = "listPenaltyRules", summary = "各种处分的影响期和后果，含依据；isVerified 为否的数字须对照正式文本核实")
    Mono<Rules> rules(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return discipline.rules().map(rules -> new Rules(rules.all()));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPenalty", summary = "一个处分及其影响")
    Mono<ResponseEntity<PenaltyView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return discipline.find(id, scope).map(PenaltyController::tagged);
    }

    @PostMapping
    @Operation(operationId = "imposePenalty", summary = "登记一个处分；须由区级批准的（开除党籍）只是呈报，批准后才生效并结束党籍")
    Mono<ResponseEntity<PenaltyView>> impose(
            @Valid @RequestBody NewPenalty request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return discipline
                .impose(request.penalty(caller, clock.instant()), caller, scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/penalties/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PutMapping("/{id}/restoration")
    @Operation(operationId = "restoreRights", summary = "留党察看期满，恢复党员权利")
    Mono<ResponseEntity<PenaltyView>> restore(
            @PathVariable UUID id,
            @Valid @RequestBody Restoration request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return discipline.restore(id, request.restoredOn(), version, scope).map(PenaltyController::tagged);
    }

    @PutMapping("/{id}/revocation")
    @Operation(operationId = "revokePenalty", summary = "撤销处分；处分留在记录里，自该日起不再有影响")
    Mono<ResponseEntity<PenaltyView>> revoke(
            @PathVariable UUID id,
            @Valid @RequestBody Revocation request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return discipline
                .revoke(id, request.revokedOn(), request.reason().strip(), version, scope)
                .map(PenaltyController::tagged);
    }

    private static ResponseEntity<PenaltyView> tagged(PenaltyView view) {
        return Version.tagged(view, view.version());
    }

    /// The rules of all penalties.
    @Schema(name = "PenaltyRules")
    record Rules(List<PenaltyRule> rules) {}

    /// A penalty to be put on record.
    @Schema(name = "NewPenalty")
    record NewPenalty(
            @NotNull UUID memberId,
            @Schema(example = "WARNING") @NotNull PenaltyKind kind,

            @Schema(description = "立案编号；同一事项不重复处分", example = "2026-017") @NotBlank @Size(max = 60)
            String matterNo,

            @Schema(description = "事由", example = "违反工作纪律") @NotBlank @Size(max = 500)
            String matter,

            @Schema(description = "处分决定生效日期", example = "2026-03-02") @NotNull
            LocalDate imposedOn,

            @Schema(description = "留党察看的月数，12 或 24；其他处分不填") @Nullable
            Integer probationMonths,

            @Schema(description = "批准机关", example = "区纪委监委") @NotBlank @Size(max = 100)
            String authority,

            @Schema(description = "文号", example = "晨纪决〔2026〕3号") @NotBlank @Size(max = 100)
            String documentNo) {

        Penalty penalty(Caller caller, Instant now) {
            return new Penalty(
                    Ids.next(),
                    memberId,
                    kind,
                    MatterNumber.of(matterNo),
                    matter.strip(),
                    imposedOn,
                    probationMonths,
                    authority.strip(),
                    documentNo.strip(),
                    null,
                    null,
                    null,
                    now,
                    caller.name(),
                    Penalty.State.IMPOSED,
                    1);
        }
    }

    /// Rights come back.
    @Schema(name = "RightsRestoration")
    record Restoration(
            @Schema(example = "2027-03-02") @NotNull LocalDate restoredOn) {}

    /// A penalty is revoked.
    @Schema(name = "PenaltyRevocation")
    record Revocation(
            @Schema(example = "2026-09-01") @NotNull LocalDate revokedOn,

            @Schema(description = "理由", example = "复查决定撤销原处分") @NotBlank @Size(min = 2, max = 200)
            String reason) {}
}
