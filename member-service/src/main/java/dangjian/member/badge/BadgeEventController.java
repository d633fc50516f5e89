package dangjian.member.badge;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Events at which badges were put on.
@RestController
@RequestMapping("/api/v1/badge-events")
@Tag(name = "badges")
class BadgeEventController {

    private final BadgeEventService events;
    private final InstantSource clock;

    BadgeEventController(BadgeEventService events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listBadgeEvents", summary = "管理范围内的佩戴党徽活动")
    Mono<Page<BadgeEvent>> list(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return events.list(under, scope, paging);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "recordBadgeEvent", summary = "登记一次佩戴党徽活动及现场佩戴的党员代表")
    Mono<BadgeEvent> record(
            @Valid @RequestBody NewEvent request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return events.record(request.event(caller, clock.instant()), request.representativeIds(), scope);
    }

    /// An event to be put on record.
    @Schema(name = "NewBadgeEvent")
    record NewEvent(
            @Schema(description = "举办的党组织；社区党组织的计入调研报告") @NotNull
            UUID orgId,

            @Schema(example = "“亮身份、当先锋”启动仪式") @NotBlank @Size(min = 2, max = 100)
            String title,

            @Schema(example = "社区党群服务中心") @NotBlank @Size(max = 100)
            String place,

            @Schema(example = "2020-06-30") @NotNull LocalDate heldOn,

            @Schema(description = "现场佩戴党徽的党员代表") @NotEmpty @Size(max = 1000)
            Set<@NotNull UUID> representativeIds) {

        BadgeEvent event(Caller caller, Instant now) {
            return new BadgeEvent(
                    Ids.next(),
                    orgId,
                    title.strip(),
                    place.strip(),
                    heldOn,
                    representativeIds.size(),
                    now,
                    caller.name());
        }
    }
}
