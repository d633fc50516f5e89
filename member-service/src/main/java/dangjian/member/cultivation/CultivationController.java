package dangjian.member.cultivation;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.cultivation.CultivationRepository.Counted;
import dangjian.member.cultivation.CultivationRepository.Filter;
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

/// People who are being cultivated.
@RestController
@RequestMapping("/api/v1/cultivations")
@Tag(name = "cultivations", description = "双培双创：把骨干培养成党员、把党员培养成骨干、把党员骨干培养成经营管理人才")
class CultivationController {

    private final CultivationService cultivations;
    private final CultivationJoining joining;
    private final InstantSource clock;

    CultivationController(CultivationService cultivations, CultivationJoining joining, InstantSource clock) {
        this.cultivations = cultivations;
        this.joining = joining;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listCultivations", summary = "培养对象，从新到旧；给出 counted 时为年度统计中那个数的明细")
    Mono<Page<CultivationView>> list(
            @Parameter(description = "只看这个组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable Counted counted,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var filter = new Filter(
                pipeline,
                counted,
                from == null ? BusinessTime.FOUNDING : from,
                to == null ? LocalDate.of(9999, 12, 31) : to);
        return cultivations.list(filter, under, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getCultivation", summary = "一名培养对象及其各步骤")
    Mono<ResponseEntity<CultivationView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return shown(id, scope);
    }

    @PostMapping
    @Operation(
            operationId = "startCultivation",
            summary = "列入培养对象，指定培养联系人",
            description = "党员给出 memberId；不是党员的给出支部和姓名，除姓名外不存个人信息。")
    Mono<ResponseEntity<CultivationView>> start(
            @Valid @RequestBody NewCultivation request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cultivations
                .start(request.start(), scope)
                .flatMap(started -> cultivations.find(started.id(), scope))
                .map(view -> ResponseEntity.created(URI.create("/api/v1/cultivations/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PutMapping("/{id}/steps/{step}")
    @Operation(operationId = "recordCultivationStep", summary = "登记完成一个步骤及其依据；最后一步完成即为培养成")
    Mono<ResponseEntity<CultivationView>> record(
            @PathVariable UUID id,
            @PathVariable String step,
            @Valid @RequestBody Done done,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cultivations
                .record(
                        id,
                        new CultivationRepository.DoneStep(
                                id,
                                step,
                                done.doneOn(),
                                done.evidence().strip(),
                                clock.instant(),
                                caller.accountId(),
                                caller.name()),
                        version,
                        scope)
                .flatMap(_ -> shown(id, scope));
    }

    @PutMapping("/{id}/member")
    @Operation(
            operationId = "linkCultivationMember",
            summary = "培养对象入党后，与其党员记录对应起来，培养即告完成",
            description = "须为同一姓名、列入培养之后入党的党员；入党日期取自党员名册，申请、确定为积极分子等步骤取自发展党员档案，无须另填。")
    Mono<ResponseEntity<CultivationView>> link(
            @PathVariable UUID id,
            @Valid @RequestBody Linked linked,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return joining.join(id, linked.memberId(), version, caller, scope).flatMap(_ -> shown(id, scope));
    }

    @PutMapping("/{id}/mentor")
    @Operation(operationId = "changeCultivationMentor", summary = "更换培养联系人，须为正式党员")
    Mono<ResponseEntity<CultivationView>> mentor(
            @PathVariable UUID id,
            @Valid @RequestBody Mentor mentor,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cultivations.mentor(id, mentor.mentorId(), version, scope).flatMap(_ -> shown(id, scope));
    }

    @PutMapping("/{id}/ending")
    @Operation(operationId = "endCultivation", summary = "中止培养，须说明原因")
    Mono<ResponseEntity<CultivationView>> end(
            @PathVariable UUID id,
            @Valid @RequestBody Ending ending,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cultivations
                .end(id, ending.endedOn(), ending.reason().strip(), version, scope)
                .flatMap(_ -> shown(id, scope));
    }

    private Mono<ResponseEntity<CultivationView>> shown(UUID id, Scope scope) {
        return cultivations.find(id, scope).map(view -> Version.tagged(view, view.version()));
    }

    /// Somebody to be cultivated.
    record NewCultivation(
            @Schema(example = "BACKBONE_TO_MEMBER") @NotBlank @Size(max = 40)
            String pipeline,

            @Schema(description = "培养的党员") @Nullable UUID memberId,
            @Schema(description = "支部；培养对象不是党员时填") @Nullable UUID orgId,

            @Schema(description = "姓名；培养对象不是党员时填", example = "周明") @Nullable @Size(min = 2, max = 50)
            String personName,

            @Schema(description = "培养联系人") @NotNull UUID mentorId,
            @Schema(example = "2026-03-01") @NotNull LocalDate startedOn) {

        private CultivationService.Start start() {
            return new CultivationService.Start(pipeline, memberId, orgId, personName, mentorId, startedOn);
        }
    }

    @Schema(name = "DoneCultivationStep")
    record Done(
            @NotNull LocalDate doneOn,

            @Schema(description = "依据", example = "2026年技能比武一等奖证书") @NotBlank @Size(max = 200)
            String evidence) {}

    @Schema(name = "CultivationMember")
    record Linked(@NotNull UUID memberId) {}

    @Schema(name = "CultivationMentor")
    record Mentor(@NotNull UUID mentorId) {}

    @Schema(name = "CultivationEnding")
    record Ending(
            @NotNull LocalDate endedOn,

            @Schema(example = "调离本单位") @NotBlank @Size(max = 200)
            String reason) {}
}
