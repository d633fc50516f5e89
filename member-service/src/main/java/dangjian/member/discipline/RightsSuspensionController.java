package dangjian.member.discipline;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Suspending a member's rights without a penalty, and ending that.
@RestController
@PeopleOnly("a person answers for taking rights away")
@RequestMapping("/api/v1/members")
@Tag(name = "rights")
class RightsSuspensionController {

    private final RightsSuspensionService suspensions;

    RightsSuspensionController(RightsSuspensionService suspensions) {
        this.suspensions = suspensions;
    }

    @PutMapping("/{id}/rights-suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "suspendRights", summary = "中止党员权利，例如被留置、逮捕期间")
    Mono<Void> suspend(
            @PathVariable UUID id,
            @Valid @RequestBody Suspension request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return suspensions.suspend(id, request.since(), request.ground().strip(), caller, scope);
    }

    @PutMapping("/{id}/rights-suspension/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endRightsSuspension", summary = "结束中止，自该日起恢复党员权利")
    Mono<Void> resume(
            @PathVariable UUID id,
            @Valid @RequestBody SuspensionEnd request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return suspensions.resume(id, request.until(), scope);
    }

    /// Rights are suspended.
    @Schema(name = "RightsSuspension")
    record Suspension(
            @Schema(example = "2026-03-02") @NotNull LocalDate since,

            @Schema(description = "事由", example = "被依法逮捕") @NotBlank @Size(min = 2, max = 200)
            String ground) {}

    /// Rights are back.
    @Schema(name = "RightsSuspensionEnd")
    record SuspensionEnd(
            @Schema(example = "2026-09-01") @NotNull LocalDate until) {}
}
