package dangjian.activity.meeting;

import dangjian.kit.web.Allowed;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
@RequestMapping("/api/v1/activities")
@Tag(name = "activities", description = "组织生活：计划、签到、考勤、会议记录")
class ActivityController {

    private final ActivityService activities;
    private final PublicationService publications;
    private final ClosureService closures;
    private final RosterService roster;
    private final ActivityViews views;

    ActivityController(
            ActivityService activities,
            PublicationService publications,
            ClosureService closures,
            RosterService roster,
            ActivityViews views) {
        this.activities = activities;
        this.publications = publications;
        this.closures = closures;
        this.roster = roster;
        this.views = views;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "planActivity", summary = "支部书记计划一次活动")
    Mono<ResponseEntity<ActivityView>> plan(
            @Valid @RequestBody PlanRequest request, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return activities
                .plan(request.orgId(), request.kind(), request::plan, scope)
                .flatMap(views::of)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/activities/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @GetMapping
    @Operation(operationId = "listActivities", summary = "活动列表：管理者看管辖范围内的，党员看本支部已发布的和自己参加的；按开始时间从新到旧")
    Mono<Page<ActivityView>> list(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "活动类型", example = "THEME_DAY")
                    @RequestParam(required = false)
                    @Pattern(regexp = "[A-Z_]{1,40}")
                    @Nullable
                    String kind,
            @RequestParam(required = false) @Nullable ActivityState state,
            @Parameter(description = "在这一天或以后开始") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "在这一天或以前开始") @RequestParam(required = false) @Nullable LocalDate to,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return activities
                .list(new ActivityFilter(under, kind, state, from, to), scope, paging)
                .flatMap(views::of);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getActivity", summary = "一个活动及其到会情况")
    Mono<ResponseEntity<ActivityView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return activities
                .find(id, scope)
                .flatMap(activity -> roster.turnout(id, scope).flatMap(turnout -> views.of(activity, turnout)))
                .map(ActivityController::tagged);
    }

    @PatchMapping("/{id}")
    @Operation(operationId = "changeActivity", summary = "在签到开始前修改活动；未给出的内容不变")
    Mono<ResponseEntity<ActivityView>> change(
            @PathVariable UUID id,
            @Valid @RequestBody PlanChange request,
            Version version,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return activities
                .replan(id, request::appliedTo, version, scope)
                .flatMap(views::of)
                .map(ActivityController::tagged);
    }

    @PutMapping("/{id}/publication")
    @Operation(operationId = "publishActivity", summary = "发布活动并确定应到名单：全体参加的类型邀请本组织现有党员，支委会、党小组会等须给出应到党员")
    Mono<ResponseEntity<ActivityView>> publish(
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Publication publication,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return publications
                .publish(id, publication == null ? List.of() : publication.members(), scope)
                .flatMap(views::of)
                .map(ActivityController::tagged);
    }

    @PutMapping("/{id}/cancellation")
    @Operation(operationId = "cancelActivity", summary = "取消活动，须说明原因")
    Mono<ResponseEntity<ActivityView>> cancel(
            @PathVariable UUID id,
            @Valid @RequestBody Cancellation cancellation,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return activities
                .cancel(id, cancellation.reason(), scope)
                .flatMap(views::of)
                .map(ActivityController::tagged);
    }

    @PutMapping("/{id}/closure")
    @Operation(operationId = "closeActivity", summary = "办结活动：须有会议记录；应到而没有考勤的记为缺席")
    Mono<ResponseEntity<ActivityView>> close(@PathVariable UUID id, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return closures.close(id, scope)
                .flatMap(activity -> roster.turnout(id, scope).flatMap(turnout -> views.of(activity, turnout)))
                .map(ActivityController::tagged);
    }

    private static ResponseEntity<ActivityView> tagged(ActivityView view) {
        return Version.tagged(view, view.version());
    }

    @Schema(name = "ActivityPublication")
    record Publication(
            @Schema(description = "应到党员；全体参加的活动类型不填") @Nullable @Size(max = 500)
            List<UUID> memberIds) {

        private List<UUID> members() {
            return memberIds == null ? List.of() : memberIds;
        }
    }

    @Schema(name = "ActivityCancellation")
    record Cancellation(
            @Schema(example = "因防汛值班改期") @NotBlank @Size(max = 200)
            String reason) {}
}
