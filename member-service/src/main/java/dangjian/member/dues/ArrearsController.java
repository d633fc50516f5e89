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

/// Arrears of dues.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues")
class ArrearsController {

    private final ArrearsService service;

    ArrearsController(ArrearsService service) {
        this.service = service;
    }

    @GetMapping("/arrears")
    @Operation(
            operationId = "listDuesArrears",
            summary = "现在欠交党费的党员：上年和本年已过去的月份，连续月数跨年接续",
            description = "isOverdue 该提醒党支部，isSelfExit 连续六个月不交。")
    Mono<Page<ArrearView>> now(
            @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(defaultValue = "0") @Parameter(description = "只看连续这么多个月分文未交的", example = "3") int consecutive,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.now(under, consecutive, scope, paging);
    }

    @GetMapping("/statements/{year}/arrears")
    @Operation(operationId = "listDuesArrearsOfYear", summary = "一年里已过去的月份中欠交党费的党员，自何月起、几个月、多少")
    Mono<Page<ArrearView>> ofYear(
            @PathVariable @Parameter(example = "2026") int year,
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.ofYear(under, year, scope, paging);
    }
}
