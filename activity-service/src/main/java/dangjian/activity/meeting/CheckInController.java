package dangjian.activity.meeting;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/activities/{id}/check-in")
@Tag(name = "activities", description = "组织生活：计划、签到、考勤、会议记录")
class CheckInController {

    private final OpenCheckInService service;
    private final ActivityViews views;

    CheckInController(OpenCheckInService service, ActivityViews views) {
        this.service = service;
        this.views = views;
    }

    @PutMapping
    @Operation(operationId = "openCheckIn", summary = "开始签到；每次开始都换新的签到码")
    Mono<ResponseEntity<ActivityView>> open(@PathVariable UUID id, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.open(id, scope).flatMap(views::of).map(view -> Version.tagged(view, view.version()));
    }

    @DeleteMapping
    @Operation(operationId = "endCheckIn", summary = "结束签到")
    Mono<ResponseEntity<ActivityView>> end(@PathVariable UUID id, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.end(id, scope).flatMap(views::of).map(view -> Version.tagged(view, view.version()));
    }

    @GetMapping("/code")
    @Operation(operationId = "getCheckInCode", summary = "当前的签到码；到 nextAt 再取下一个")
    Mono<CodeView> code(@PathVariable UUID id, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.code(id, scope).map(CodeView::of);
    }

    @GetMapping(value = "/code.svg", produces = "image/svg+xml;charset=UTF-8")
    @Operation(operationId = "getCheckInCodeSvg", summary = "当前签到码的二维码（SVG）")
    Mono<String> svg(@PathVariable UUID id, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.code(id, scope).map(code -> QrCode.of(code.payload()).svg());
    }

    @GetMapping(value = "/code.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getCheckInCodePng", summary = "当前签到码的二维码（PNG）")
    Mono<byte[]> png(@PathVariable UUID id, @Allowed(Role.BRANCH_SECRETARY) Scope scope) {
        return service.code(id, scope).map(code -> QrCode.of(code.payload()).png());
    }

    @Schema(name = "CheckInCode")
    record CodeView(
            @Schema(
                    description = "二维码的内容",
                    example = "dangjian:check-in:0199f3a0-1000-7000-8000-000000000001:7K2QX4M9TB")
            String payload,

            @Schema(description = "只有签到码，供手工输入", example = "7K2QX4M9TB")
            String code,

            @Schema(description = "何时换下一个") Instant nextAt,
            @Schema(description = "这一个在此之前有效") Instant validUntil) {

        private static CodeView of(CheckInCodes.Shown shown) {
            return new CodeView(shown.payload(), shown.code(), shown.nextAt(), shown.validUntil());
        }
    }
}
