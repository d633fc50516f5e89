package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The plan of a case, and what is recorded in it: by the branch, and by the committee above it.
@RestController
@RequestMapping("/api/v1/development-cases/{id}")
@Tag(name = "development-cases")
class StepController {

    private final CaseService cases;
    private final StepService steps;
    private final InstantSource clock;

    StepController(CaseService cases, StepService steps, InstantSource clock) {
        this.cases = cases;
        this.steps = steps;
        this.clock = clock;
    }

    @GetMapping("/steps")
    @Operation(operationId = "getDevelopmentPlan", summary = "全部步骤：由谁办、要什么材料、最早最迟日期、现在能否办、办理记录")
    Mono<PlanView> plan(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cases.find(id, scope).map(this::view);
    }

    @PostMapping("/steps")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordDevelopmentStep",
            summary = "记录党支部办理的一个步骤；表决结果由平台计算",
            description = "早于最早日期不予记录；晚于最迟日期须说明原因并标为逾期。")
    Mono<PlanView> record(
            @PathVariable UUID id,
            @Valid @RequestBody StepRequest request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return steps.record(id, request, false, caller, scope).map(this::view);
    }

    @PostMapping("/steps/{recordId}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "correctDevelopmentStep", summary = "更正党支部的一条办理记录；原记录保留")
    Mono<PlanView> correct(
            @PathVariable UUID id,
            @PathVariable UUID recordId,
            @Valid @RequestBody Correction request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return steps.correct(id, recordId, request.asked(false), caller, scope).map(this::view);
    }

    @PostMapping("/approvals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordDevelopmentApproval",
            summary = "记录上级党组织办理的一个步骤：备案、培训、预审、谈话、审批、归档",
            description = "审批须经有审批权限的党委集体表决；批准后平台登记预备党员、转正、延长预备期或取消资格。")
    Mono<PlanView> approve(
            @PathVariable UUID id,
            @Valid @RequestBody StepRequest request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return steps.record(id, request, true, caller, scope).map(this::view);
    }

    @PostMapping("/approvals/{recordId}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "correctDevelopmentApproval", summary = "更正上级党组织的一条办理记录；原记录保留")
    Mono<PlanView> correctApproval(
            @PathVariable UUID id,
            @PathVariable UUID recordId,
            @Valid @RequestBody Correction request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return steps.correct(id, recordId, request.asked(true), caller, scope).map(this::view);
    }

    private PlanView view(CaseFile file) {
        return new PlanView(
                CaseView.of(file.placed()), file.hasCommittee(), PlannedStepView.of(file, BusinessTime.today(clock)));
    }

    /// The whole plan of a case.
    record PlanView(
            @JsonUnwrapped CaseView development,
            @Schema(description = "党支部是否设支委会") boolean hasCommittee,
            List<PlannedStepView> steps) {}

    /// A record as it should have been, and why.
    record Correction(
            @Schema(description = "更正理由", example = "日期录错") @NotBlank @Size(min = 2, max = 200)
            String reason,

            @JsonUnwrapped @Valid StepRequest step) {

        StepService.Correcting asked(boolean isSuperior) {
            return new StepService.Correcting(step, reason, isSuperior);
        }
    }
}
