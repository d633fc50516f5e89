package dangjian.member.roster;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How complete the records are, branch by branch.
@RestController
@RequestMapping("/api/v1/members/completeness")
@Tag(name = "members")
class CompletenessController {

    private final RosterService roster;

    CompletenessController(RosterService roster) {
        this.roster = roster;
    }

    @GetMapping
    @Operation(operationId = "listCompleteness", summary = "各党支部的党员信息完整度：平均值、完整人数、各字段缺失人数")
    Mono<Page<BranchCompleteness>> list(
            @RequestParam(required = false) @Schema(description = "只看这个组织及其下级") @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return roster.completeness(under, scope, paging);
    }
}
