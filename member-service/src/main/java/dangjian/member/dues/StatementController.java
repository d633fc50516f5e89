package dangjian.member.dues;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Statements of dues.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues")
class StatementController {

    private final StatementService service;

    StatementController(StatementService service) {
        this.service = service;
    }

    @GetMapping("/members/{memberId}/statements/{year}")
    @Operation(operationId = "getMemberDues", summary = "一名党员一年的党费：逐月应交、减免、已交、未交；党员只看到本人")
    Mono<StatementService.MemberStatement> ofMember(
            @PathVariable UUID memberId,
            @PathVariable @Parameter(example = "2026") int year,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.ofMember(memberId, year, scope);
    }

    @GetMapping("/statements/{year}")
    @Operation(operationId = "getDuesStatement", summary = "范围内一年的党费，逐月合计")
    Mono<StatementService.YearStatement> ofSubtree(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.ofSubtree(under, year, scope);
    }

    @GetMapping("/statements/{year}/branches")
    @Operation(operationId = "listBranchDues", summary = "范围内一年的党费，逐个党支部")
    Mono<Page<StatementService.BranchLine>> byBranch(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.byBranch(under, year, scope, paging);
    }

    @GetMapping("/statements/{year}/arrears")
    @Operation(operationId = "listDuesArrears", summary = "本年已过去的月份里欠交党费的党员，自何月起、几个月、多少")
    Mono<Page<StatementService.ArrearLine>> arrears(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.arrears(under, year, scope, paging);
    }
}
