package dangjian.member.fund;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Accounts of dues.
@RestController
@RequestMapping("/api/v1/dues")
@Tag(name = "dues-funds", description = "党费账户：自愿多交、利息、上缴、留存使用；余额由记录推导")
class FundController {

    private final FundService service;

    FundController(FundService service) {
        this.service = service;
    }

    @GetMapping("/fund-rules")
    @Operation(operationId = "getDuesFundRules", summary = "上缴比例、使用项目和全部上缴中央的数额，及依据")
    Mono<FundService.Rules> rules(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.rules();
    }

    @GetMapping("/funds")
    @Operation(operationId = "listDuesFunds", summary = "范围内各党组织的党费账户：收入、应上缴、已上缴、使用、留存可用")
    Mono<Page<FundView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(under, scope, paging);
    }

    @GetMapping("/funds/{orgId}")
    @Operation(operationId = "getDuesFund", summary = "一个党组织的党费账户")
    Mono<FundView> one(
            @PathVariable UUID orgId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.one(orgId, scope);
    }
}
