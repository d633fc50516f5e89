package dangjian.evaluation.point;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/point-rules")
@Tag(name = "积分规则")
class PointRuleController {

    private final PointService service;

    PointRuleController(PointService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listPointRules", summary = "已发布的积分规则各版本，最新的在前")
    Mono<Page<RuleBook>> all(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return service.ruleBooks().map(all -> new Page<>(all.books(), null, null));
    }
}
