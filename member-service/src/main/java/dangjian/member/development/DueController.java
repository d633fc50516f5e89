package dangjian.member.development;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What organisations can and must do next, and how many people are where on their way.
@RestController
@RequestMapping("/api/v1/development-cases")
@Tag(name = "development-cases")
class DueController {

    private final DueService due;

    DueController(DueService due) {
        this.due = due;
    }

    @GetMapping("/due")
    @Operation(operationId = "listDevelopmentDue", summary = "现在可办、即将到期和已逾期的步骤，急的在前")
    Mono<Page<DueView>> due(
            @RequestParam(required = false) @Schema(description = "只看这个组织及其下级") @Nullable UUID under,
            @RequestParam(defaultValue = "ALLOWED") @Schema(description = "ALLOWED 全部可办；DUE_SOON 即将到期；OVERDUE 已逾期")
                    DueKind kind,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return due.page(kind, under, scope, paging);
    }

    @GetMapping("/counts")
    @Operation(operationId = "countDevelopmentCases", summary = "各党支部各阶段的人数")
    Mono<Page<StageCount>> counts(
            @RequestParam(required = false) @Schema(description = "只看这个组织及其下级") @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return due.counts(under, scope, paging).map(rows -> Page.of(rows, paging, row -> List.of(row.orgId())));
    }
}
