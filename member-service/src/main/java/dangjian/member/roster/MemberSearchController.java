package dangjian.member.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Searches that name personal data, which must not stand in an address.
@RestController
@RequestMapping("/api/v1/members/searches")
@Tag(name = "members")
class MemberSearchController {

    private final RosterService roster;

    MemberSearchController(RosterService roster) {
        this.roster = roster;
    }

    @PostMapping
    @Operation(operationId = "searchMembers", summary = "按公民身份号码、电话、姓名等查找；给出的条件须同时满足")
    Mono<Page<MemberView>> search(
            @Valid @RequestBody Criteria criteria,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return roster.search(criteria.search(), scope, paging);
    }

    /// What is searched for.
    record Criteria(
            @JsonUnwrapped @Valid MemberFilter filter,

            @Schema(description = "公民身份号码", example = "990000199001010017") @Nullable @Size(max = 40)
            String idNumber,

            @Schema(description = "联系电话") @Nullable @Size(max = 30)
            String phone) {

        RosterService.Search search() {
            return new RosterService.Search(filter, idNumber, phone);
        }

        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Criteria";
        }
    }
}
