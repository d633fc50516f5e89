package dangjian.evaluation.point;

import dangjian.evaluation.point.PointViews.EntryView;
import dangjian.evaluation.point.PointViews.MemberPoints;
import dangjian.evaluation.point.PointViews.OrganizationPoints;
import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/points")
@Tag(name = "积分", description = "党员积分：由活动考勤自动记入的台账，只增不改，更正以冲销方式进行")
class PointController {

    private final PointService service;
    private final InstantSource clock;

    PointController(PointService service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    @GetMapping("/members/{memberId}")
    @Operation(operationId = "getMemberPoints", summary = "一名党员各年度、各项目的积分")
    Mono<MemberPoints> ofMember(
            @PathVariable UUID memberId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.ofMember(memberId, scope);
    }

    @GetMapping("/members/{memberId}/entries")
    @Operation(operationId = "listMemberPointEntries", summary = "一名党员的积分台账，最近记入的在前")
    Mono<Page<EntryView>> entries(
            @PathVariable UUID memberId,
            @RequestParam(required = false) @Nullable @Parameter(description = "年度", example = "2026") Integer year,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.entries(memberId, year, scope, paging);
    }

    @GetMapping("/organizations/{orgId}")
    @Operation(operationId = "getOrganizationPoints", summary = "一个党组织及其下级的年度积分", description = "党员按姓名排列；不对个人排名。")
    Mono<OrganizationPoints> ofOrganization(
            @PathVariable UUID orgId,
            @RequestParam(required = false) @Nullable @Parameter(description = "年度，默认本年", example = "2026")
                    Integer year,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var asked = year == null ? BusinessTime.today(clock).getYear() : year;
        return service.ofOrganization(orgId, asked, scope, paging);
    }
}
