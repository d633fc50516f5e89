package dangjian.activity.kind;

import dangjian.activity.kind.KindView.DutyView;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Messages;
import dangjian.kit.web.Page;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/activities/kinds")
@Tag(name = "activities", description = "组织生活：计划、签到、考勤、会议记录")
class KindController {

    private final Kinds kinds;
    private final Messages messages;
    private final InstantSource clock;

    KindController(Kinds kinds, Messages messages, InstantSource clock) {
        this.kinds = kinds;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listActivityKinds", summary = "活动类型：频次、应到对象、表决规则和依据；给出党组织则说明其是否应开展")
    Mono<Page<KindView>> list(
            @Parameter(description = "哪一天有效的规定，默认今天") @RequestParam(required = false) @Nullable LocalDate on,
            @Parameter(description = "对哪个党组织说明是否应开展") @RequestParam(required = false) @Nullable UUID orgId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope,
            Locale locale) {
        var day = on == null ? BusinessTime.today(clock) : on;
        var branches = orgId == null
                ? Mono.just(Optional.<Branch>empty())
                : kinds.branch(orgId, scope).map(Optional::of);
        return kinds.table()
                .zipWith(
                        branches,
                        (table, branch) -> table.on(day).stream()
                                .map(kind -> KindView.of(
                                        kind,
                                        branch.map(known -> DutyView.of(kind.dutyOf(known, day), messages, locale))
                                                .orElse(null)))
                                .toList())
                .map(all -> new Page<>(all, null, (long) all.size()));
    }
}
