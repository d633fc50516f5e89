package dangjian.member.development;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.roster.MemberStage;
import dangjian.member.roster.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Confirmation of probationary members whose development is not kept here.
@RestController
@RequestMapping("/api/v1/members/{id}/confirmation")
@Tag(name = "development-cases")
class ConfirmationController {

    private final ConfirmationService confirmations;

    ConfirmationController(ConfirmationService confirmations) {
        this.confirmations = confirmations;
    }

    @PutMapping
    @Operation(
            operationId = "confirmMember",
            summary = "预备党员转正；只适用于没有发展党员档案的（如入党后才转入、导入的）",
            description = "转正日期不早于预备期满之日。有发展党员档案的在档案中办理。")
    Mono<Confirmed> confirm(
            @PathVariable UUID id,
            @Valid @RequestBody Confirmation request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        var reason = new Reason(request.ground().strip(), caller);
        return confirmations
                .confirm(id, request.fullOn(), reason, scope)
                .map(member -> new Confirmed(member.id(), member.stage(), request.fullOn()));
    }

    /// Since when somebody is a full member, and on what ground.
    @Schema(name = "MemberConfirmation")
    record Confirmation(
            @Schema(description = "转为正式党员日期", example = "2026-06-30") @NotNull
            LocalDate fullOn,

            @Schema(description = "依据", example = "党委会2026年7月3日批准按期转正") @NotBlank @Size(min = 2, max = 200)
            String ground) {}

    /// A member who is now a full one.
    @Schema(name = "ConfirmedMember")
    record Confirmed(UUID memberId, MemberStage stage, LocalDate fullOn) {}
}
