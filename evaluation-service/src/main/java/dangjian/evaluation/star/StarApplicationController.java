package dangjian.evaluation.star;

import dangjian.evaluation.star.StarApplicationRepository.Filter;
import dangjian.evaluation.star.StarViews.ApplicationSummary;
import dangjian.evaluation.star.StarViews.ApplicationView;
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
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/star-applications")
@Tag(name = "星级评定", description = "“两新”组织党组织星级评定：自评、初核、审核、研究、公示、定星")
class StarApplicationController {

    private final StarApplicationService service;

    StarApplicationController(StarApplicationService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listStarApplications", summary = "星级申报列表")
    Mono<Page<ApplicationSummary>> list(
            @RequestParam(required = false) @Nullable @Parameter(description = "评定周期") UUID cycle,
            @RequestParam(required = false) @Nullable @Parameter(description = "此党组织及其下级") UUID under,
            @RequestParam(required = false) @Nullable @Parameter(description = "申报状态") StarState state,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(new Filter(cycle, under, state), scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getStarApplication", summary = "一份星级申报：各项得分与依据、办理记录、授牌")
    Mono<ResponseEntity<ApplicationView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return tagged(service.find(id, scope));
    }

    @PutMapping("/{id}/self-rating")
    @Operation(
            operationId = "selfRateStarApplication",
            summary = "自评",
            description = "佐证类、测评类指标全部自评；系统计算的指标不得填写。初核前可以重报。")
    Mono<ResponseEntity<ApplicationView>> selfRate(
            @PathVariable UUID id,
            @Valid @RequestBody SelfRating rating,
            Version version,
            @Allowed({Role.BRANCH_SECRETARY, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.BRANCH_SECRETARY, Role.COMMITTEE_ADMIN}) Scope scope) {
        return tagged(service.selfRate(id, rating.scores(), version, caller, scope));
    }

    @PutMapping("/{id}/committee-check")
    @Operation(operationId = "checkStarApplication", summary = "行业党委初核", description = "改分须说明理由；自评人不得初核。")
    Mono<ResponseEntity<ApplicationView>> check(
            @PathVariable UUID id,
            @Valid @RequestBody CommitteeCheck check,
            Version version,
            @Allowed(Role.COMMITTEE_ADMIN) Caller caller,
            @Allowed(Role.COMMITTEE_ADMIN) Scope scope) {
        return tagged(service.check(id, check, version, caller, scope));
    }

    @PutMapping("/{id}/district-review")
    @Operation(operationId = "reviewStarApplication", summary = "区级审核（含现场抽查）")
    Mono<ResponseEntity<ApplicationView>> review(
            @PathVariable UUID id,
            @Valid @RequestBody DistrictReview review,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.review(id, review, version, caller, scope));
    }

    @PutMapping("/{id}/veto")
    @Operation(operationId = "vetoStarApplication", summary = "一票否决", description = "事由须在评定办法的清单之内。")
    Mono<ResponseEntity<ApplicationView>> veto(
            @PathVariable UUID id,
            @Valid @RequestBody Veto veto,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return tagged(service.veto(id, veto.code(), veto.note(), version, caller, scope));
    }

    @PutMapping("/{id}/objection")
    @Operation(operationId = "objectToStarApplication", summary = "公示期内提出异议")
    Mono<ResponseEntity<ApplicationView>> object(
            @PathVariable UUID id,
            @Valid @RequestBody Reason objection,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return tagged(service.object(id, objection.reason(), version, caller, scope));
    }

    @PutMapping("/{id}/re-review")
    @Operation(operationId = "reReviewStarApplication", summary = "复核异议", description = "维持或降低星级，不得提高。")
    Mono<ResponseEntity<ApplicationView>> reReview(
            @PathVariable UUID id,
            @Valid @RequestBody ReReview answer,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.reReview(id, answer, version, caller, scope));
    }

    @PutMapping("/{id}/downgrading")
    @Operation(operationId = "downgradeStars", summary = "降星")
    Mono<ResponseEntity<ApplicationView>> downgrade(
            @PathVariable UUID id,
            @Valid @RequestBody ReReview lower,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.downgrade(id, lower, version, caller, scope));
    }

    @PutMapping("/{id}/revocation")
    @Operation(operationId = "revokeStars", summary = "摘牌")
    Mono<ResponseEntity<ApplicationView>> revoke(
            @PathVariable UUID id,
            @Valid @RequestBody Reason revocation,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return tagged(service.revoke(id, revocation.reason(), version, caller, scope));
    }

    private static Mono<ResponseEntity<ApplicationView>> tagged(Mono<ApplicationView> answer) {
        return answer.map(view -> Version.tagged(view, view.version()));
    }

    record SelfRating(@NotNull @Size(max = 100) List<@Valid @NotNull ScoreEntry> scores) {}

    record ScoreEntry(
            @NotBlank @Schema(example = "SETUP_FORM") String indicator,

            @NotNull @Digits(integer = 3, fraction = 2) @Schema(example = "4.5")
            BigDecimal points,

            @Nullable @Size(max = 500) @Schema(example = "见台账第3页")
            String note) {}

    record CommitteeCheck(
            @NotNull @Size(max = 100) List<@Valid @NotNull Adjustment> adjustments,

            @Nullable @Size(max = 1000) @Schema(example = "材料齐全，予以确认")
            String note) {}

    record Adjustment(
            @NotBlank @Schema(example = "SETUP_FORM") String indicator,

            @NotNull @Digits(integer = 3, fraction = 2) @Schema(example = "3")
            BigDecimal points,

            @NotBlank @Size(max = 500) @Schema(example = "活动场所与他单位共用，扣1.5分")
            String reason) {}

    record DistrictReview(
            @NotNull @Size(max = 100) List<@Valid @NotNull Adjustment> adjustments,

            @NotNull @Schema(example = "true", description = "是否现场抽查")
            Boolean wasOnSite,

            @NotBlank @Size(max = 1000) @Schema(example = "现场查看会议记录与活动场所，属实")
            String note) {

        String record() {
            return (wasOnSite ? "现场抽查：" : "书面审核：") + note;
        }
    }

    record Veto(
            @NotBlank @Schema(example = "SAFETY_ACCIDENT") String code,

            @NotBlank @Size(max = 1000) @Schema(example = "应急管理局2026年6月事故通报")
            String note) {}

    record Reason(
            @NotBlank @Size(max = 1000) @Schema(example = "满意度测评范围与规定不符")
            String reason) {}

    record ReReview(
            @NotNull @Schema(example = "2") Integer stars,

            @NotBlank @Size(max = 1000) @Schema(example = "经复核，测评人数不足，降一星")
            String reason) {}
}
