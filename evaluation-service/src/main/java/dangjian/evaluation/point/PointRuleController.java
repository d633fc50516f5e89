package dangjian.evaluation.point;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/point-rules")
@Tag(name = "积分规则")
class PointRuleController {

    private final RuleBookService service;

    PointRuleController(RuleBookService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listPointRules", summary = "已发布的积分规则各版本，最新的在前")
    Mono<Page<RuleBook>> all(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return service.all().map(all -> new Page<>(all.books(), null, null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "publishPointRules",
            summary = "在已有版本的基础上发布新版积分规则",
            description = "自施行日起发生的活动按新版计分，此前的不变；发布后不可更改。")
    Mono<RuleBook> publish(@Valid @RequestBody RuleBookDraft draft, @Allowed(Role.DISTRICT_ADMIN) Caller caller) {
        return service.publish(draft);
    }
}
