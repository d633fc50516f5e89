package dangjian.activity.meeting;

import dangjian.activity.meeting.AttendanceService.Statement;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.HarmlessToRepeat;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/activities/{id}")
@Tag(name = "activities", description = "组织生活：计划、签到、考勤、会议记录")
class AttendanceController {

    private final CheckInService checkIns;
    private final AttendanceService attendances;
    private final RosterService roster;
    private final Messages messages;

    AttendanceController(
            CheckInService checkIns, AttendanceService attendances, RosterService roster, Messages messages) {
        this.checkIns = checkIns;
        this.attendances = attendances;
        this.roster = roster;
        this.messages = messages;
    }

    @PostMapping("/attendances")
    @HarmlessToRepeat
    @Operation(operationId = "checkIn", summary = "党员扫码签到；重复签到返回 200 和原有的记录，不会多记一次")
    @ApiResponse(responseCode = "201", description = "签到成功", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "此前已有记录", useReturnTypeSchema = true)
    Mono<ResponseEntity<AttendanceView>> checkIn(
            @PathVariable UUID id,
            @Valid @RequestBody CheckInRequest request,
            @Allowed(Role.MEMBER) Caller caller,
            Locale locale) {
        var member = caller.memberId();
        if (member == null) {
            return Mono.error(Problem.forbidden("check-in.no-member"));
        }
        return checkIns.checkIn(id, request.code(), member, caller.accountId())
                .map(done -> ResponseEntity.status(done.isAgain() ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(AttendanceView.of(done, messages, locale)));
    }

    @GetMapping("/attendances")
    @Operation(operationId = "listAttendances", summary = "考勤名单：管理者看全部，党员只看自己的")
    Mono<Page<RosterLine>> list(
            @PathVariable UUID id,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return roster.lines(id, scope, paging);
    }

    @PutMapping("/attendances/{memberId}")
    @Operation(operationId = "recordAttendance", summary = "支部书记登记请假或补记考勤，须说明原因；活动办结后只能更正")
    Mono<AttendanceView> enter(
            @PathVariable UUID id,
            @PathVariable UUID memberId,
            @Valid @RequestBody AttendanceEntry entry,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope,
            @Allowed(Role.BRANCH_SECRETARY) Caller caller) {
        return attendances
                .enter(id, memberId, new Statement(entry.status(), entry.reason(), caller.accountId()), scope)
                .map(AttendanceView::of);
    }

    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "correctAttendance", summary = "活动办结后更正考勤；原来的记录保留在更正历史中")
    Mono<AttendanceView> correct(
            @PathVariable UUID id,
            @Valid @RequestBody Correction correction,
            @Allowed(Role.BRANCH_SECRETARY) Scope scope,
            @Allowed(Role.BRANCH_SECRETARY) Caller caller) {
        var statement = new Statement(correction.status(), correction.reason(), caller.accountId());
        return attendances.correct(id, correction.memberId(), statement, scope).map(AttendanceView::of);
    }

    @GetMapping("/corrections")
    @Operation(operationId = "listAttendanceChanges", summary = "考勤的修改和更正历史：管理者看全部，党员只看自己的")
    Mono<Page<AttendanceChange>> changes(
            @PathVariable UUID id,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return roster.changes(id, scope, paging);
    }

    record CheckInRequest(
            @Schema(description = "扫得的二维码内容，或手工输入的签到码", example = "7K2QX4M9TB") @NotBlank @Size(max = 200)
            String code) {}

    record AttendanceEntry(
            @NotNull AttendanceStatus status,

            @Schema(example = "出差，已向书记请假") @NotBlank @Size(max = 200)
            String reason) {}

    @Schema(name = "AttendanceCorrection")
    record Correction(
            @NotNull UUID memberId,
            @NotNull AttendanceStatus status,

            @Schema(example = "当日参加街道防汛值班，值班表已补交") @NotBlank @Size(max = 200)
            String reason) {}
}
