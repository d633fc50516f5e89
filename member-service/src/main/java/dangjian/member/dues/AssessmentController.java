package dangjian.member.dues;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Rates, and what members owe by them.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues", description = "党费：标准、核定、收缴、减免、报表；金额以元计，精确到分")
class AssessmentController {

    private final AssessmentService service;

    AssessmentController(AssessmentService service) {
        this.service = service;
    }

    @GetMapping("/rates")
    @Operation(operationId = "getDuesRates", summary = "现行党费收缴标准：类别、档次、比例和依据（全额累进）")
    Mono<DuesScheme> rates(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.scheme();
    }

    @PostMapping("/assessments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "assessDues",
            summary = "核定一个党支部若干党员的党费，自某月起；年中变更须说明理由",
            description = "一人有误则全部不核定。已交党费的月份须先冲销才能调低。基数加密保存，不再显示。")
    Mono<List<AssessmentView>> assess(
            @Valid @RequestBody Request request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.assess(request.assessing(), caller, scope);
    }

    @PostMapping("/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "confirmDues",
            summary = "一次确认整个党支部沿用上年的类别和基数，按现行标准重新计算",
            description = "已核定的不变；left 是还须申报基数的党员。")
    Mono<AssessmentService.Confirmed> confirm(
            @Valid @RequestBody Confirmation request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.confirm(request.orgId(), request.year(), caller, scope);
    }

    @GetMapping("/members/{memberId}/assessments")
    @Operation(operationId = "listDuesAssessments", summary = "一名党员的历次核定，新的在前；不显示基数")
    Mono<List<AssessmentView>> history(
            @PathVariable UUID memberId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.history(memberId, scope);
    }

    @PostMapping("/members/{memberId}/disclosures")
    @Operation(operationId = "discloseDuesBase", summary = "查看一名党员历次核定的基数；须说明理由并留痕")
    Mono<ResponseEntity<List<AssessmentService.DisclosedBase>>> disclose(
            @PathVariable UUID memberId,
            @Valid @RequestBody Disclosure request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.disclose(memberId, request.reason().strip(), caller, scope)
                .map(bases -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(bases));
    }

    /// Declarations of members of a branch.
    record Request(
            @Schema(description = "党支部") @NotNull UUID orgId,

            @Schema(description = "自何月起", example = "2026-01") @NotNull
            YearMonth from,

            @Schema(description = "年中变更的理由", example = "岗位变动，工资调整") @Nullable @Size(min = 2, max = 200)
            String reason,

            @NotNull @Size(min = 1, max = 2000) List<@Valid @NotNull Declared> members) {

        AssessmentService.Assessing assessing() {
            var declared = new LinkedHashMap<UUID, Assessment.Declaration>();
            for (var member : members) {
                if (declared.put(member.memberId(), member.declaration()) != null) {
                    throw Problem.unprocessable("dues.rules").at("/members", "dues.member.twice");
                }
            }
            return new AssessmentService.Assessing(orgId, from, reason == null ? null : reason.strip(), declared);
        }
    }

    /// What is declared of one member.
    record Declared(
            @NotNull UUID memberId,
            @Schema(description = "计算类别") @NotNull PayerClass payerClass,

            @Schema(description = "基数（元）；按人定额的类别不填", example = "5001.00")
            @Nullable
            @PositiveOrZero
            @Digits(integer = 9, fraction = 2)
            BigDecimal base,

            @Schema(description = "党支部同意按季交纳", defaultValue = "false") @Nullable
            Boolean isQuarterly) {

        Assessment.Declaration declaration() {
            return new Assessment.Declaration(
                    payerClass, base == null ? null : Money.yuan(base), Boolean.TRUE.equals(isQuarterly));
        }

        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Declared[%s]".formatted(memberId);
        }
    }

    /// A branch and the year for which last year's declarations hold.
    record Confirmation(
            @NotNull UUID orgId, @Schema(example = "2027") int year) {}

    /// Why somebody wants to see a base.
    record Disclosure(
            @Schema(description = "理由，至少 4 个字", example = "核对年度党费基数") @NotBlank @Size(min = 4, max = 200)
            String reason) {}
}
