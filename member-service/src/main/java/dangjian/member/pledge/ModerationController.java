package dangjian.member.pledge;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What residents said, for the branch to let through or not.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "pledges")
class ModerationController {

    private final ModerationService moderation;

    ModerationController(ModerationService moderation) {
        this.moderation = moderation;
    }

    @GetMapping("/pledges/{id}/responses")
    @Operation(operationId = "listPledgeResponses", summary = "群众对一项承诺的确认和留言")
    Mono<Page<ResponseView>> list(
            @PathVariable UUID id,
            @Parameter(description = "只看未审核的") @RequestParam(defaultValue = "false") boolean undecided,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return moderation.list(id, undecided, scope, paging);
    }

    @PutMapping("/pledge-responses/{id}/moderation")
    @Operation(operationId = "moderatePledgeResponse", summary = "审核一条确认或留言：公开显示或不显示")
    Mono<ResponseView> decide(
            @PathVariable UUID id,
            @Valid @RequestBody Moderation request,
            @Allowed({Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return moderation.decide(id, request.decision(), caller, scope);
    }

    /// The decision.
    @Schema(name = "PledgeModeration")
    record Moderation(@NotNull PledgeResponse.Decision decision) {}
}
