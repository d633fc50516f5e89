package dangjian.member.merge;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Records that may be of one person.
@RestController
@PeopleOnly("it tells who shares a phone with whom")
@RequestMapping("/api/v1/members")
@Tag(name = "member-merges")
class DuplicateController {

    private final DuplicateService duplicates;

    DuplicateController(DuplicateService duplicates) {
        this.duplicates = duplicates;
    }

    @GetMapping("/duplicates")
    @Operation(
            operationId = "listDuplicates",
            summary = "疑似重复的党员：姓名和出生日期相同，或联系电话相同；已认定不是同一人的不列",
            description = "所查范围内过多人（默认超过 20 人，规则 duplicates-most-sharing）共有的值不作依据，如单位总机。")
    Mono<Page<DuplicateView>> list(
            @RequestParam(required = false) @Schema(description = "只看这个组织及其下级") @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return duplicates.list(under, scope, paging);
    }

    @GetMapping("/{id}/duplicates")
    @Operation(operationId = "listDuplicatesOfMember", summary = "可能与这名党员是同一人的记录；另查公民身份号码只差一位或相邻两位颠倒的")
    Mono<Duplicates> of(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return duplicates.of(id, scope).map(Duplicates::new);
    }

    /// Who may be the same person as a member.
    @Schema(name = "DuplicatesOfMember")
    record Duplicates(List<DuplicateView> items) {}
}
