package dangjian.activity.meeting;

import dangjian.activity.kind.MajorityRule;
import dangjian.activity.meeting.Minutes.Item;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/activities/{id}/minutes")
@Tag(name = "activities", description = "组织生活：计划、签到、考勤、会议记录")
class MinutesController {

    private final MinutesService service;
    private final RosterService roster;

    MinutesController(MinutesService service, RosterService roster) {
        this.service = service;
        this.roster = roster;
    }

    @PutMapping
    @Operation(operationId = "writeMinutes", summary = "写会议记录，办结前可重写；到会情况由考勤得出，不用填写；表决结果由系统按规定计算")
    Mono<MinutesView> write(
            @PathVariable UUID id,
            @Valid @RequestBody MinutesRequest request,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope,
            @Allowed(Role.BRANCH_SECRETARY) Caller caller) {
        return service.write(id, request.draft(), caller.accountId(), scope).flatMap(minutes -> view(minutes, scope));
    }

    @GetMapping
    @Operation(operationId = "getMinutes", summary = "会议记录及到会情况")
    Mono<MinutesView> read(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.find(id, scope).flatMap(minutes -> view(minutes, scope));
    }

    private Mono<MinutesView> view(Minutes minutes, Scope scope) {
        return roster.turnout(minutes.activityId(), scope).map(turnout -> MinutesView.of(minutes, turnout));
    }

    @Schema(name = "MinutesDraft")
    record MinutesRequest(
            @Schema(example = "王建国", description = "主持人，不填则取计划中的") @Nullable @Size(max = 50)
            String chair,

            @Schema(example = "李红梅", description = "记录人，不填则取计划中的") @Nullable @Size(max = 50)
            String recorder,

            @NotEmpty @Size(max = 50) List<@NotNull @Valid Item> items,

            @Schema(example = "同意设立党员先锋岗三个。") @Nullable @Size(max = 4000)
            String resolution,

            @Nullable @Valid Vote vote) {

        private MinutesService.Draft draft() {
            return new MinutesService.Draft(chair, recorder, items, resolution, vote);
        }
    }

    @Schema(name = "Minutes")
    record MinutesView(
            UUID activityId,
            String chair,
            String recorder,
            List<Item> items,
            @Nullable String resolution,
            @Nullable Vote vote,

            @Schema(description = "表决结果：PASSED 通过、REJECTED 未通过、NO_QUORUM 到会人数不足")
            MajorityRule.@Nullable Outcome outcome,

            @Schema(description = "按哪一条表决规则得出") @Nullable String rule,
            @Nullable LocalDate ruleFrom,
            Turnout turnout,
            Instant writtenAt) {

        private static MinutesView of(Minutes minutes, Turnout turnout) {
            var counted = minutes.vote();
            return new MinutesView(
                    minutes.activityId(),
                    minutes.chair(),
                    minutes.recorder(),
                    minutes.items(),
                    minutes.resolution(),
                    counted == null ? null : counted.vote(),
                    counted == null ? null : counted.outcome(),
                    counted == null ? null : counted.rule(),
                    counted == null ? null : counted.ruleFrom(),
                    turnout,
                    minutes.writtenAt());
        }
    }
}
