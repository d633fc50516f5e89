package dangjian.member.exit;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Undoing exits that were a mistake.
@RestController
@PeopleOnly("two persons answer for it that somebody never left")
@RequestMapping("/api/v1/exits/{id}/annulments")
@Tag(name = "exits")
class AnnulmentController {

    private final AnnulmentService annulments;

    AnnulmentController(AnnulmentService annulments) {
        this.annulments = annulments;
    }

    @GetMapping
    @Operation(operationId = "listExitAnnulments", summary = "对一个离开事项提出的撤销")
    Mono<Annulments> list(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return annulments.of(id, scope).map(Annulments::new);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "requestExitAnnulment", summary = "提出撤销误办的离开事项；须由上级的另一人确认")
    Mono<Annulment> request(
            @PathVariable UUID id,
            @Valid @RequestBody NewAnnulment request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return annulments.request(id, request.ground().strip(), caller, scope);
    }

    @PutMapping("/{annulmentId}/confirmation")
    @Operation(operationId = "confirmExitAnnulment", summary = "确认撤销：党籍照旧，如同没有离开；不得由提出人确认")
    Mono<ResponseEntity<Annulment>> confirm(
            @PathVariable UUID id,
            @PathVariable UUID annulmentId,
            @Valid @RequestBody ExitController.Decision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return annulments
                .confirm(id, annulmentId, request.note().strip(), version, caller, scope)
                .map(annulment -> Version.tagged(annulment, annulment.version()));
    }

    @PutMapping("/{annulmentId}/refusal")
    @Operation(operationId = "refuseExitAnnulment", summary = "不予撤销")
    Mono<ResponseEntity<Annulment>> refuse(
            @PathVariable UUID id,
            @PathVariable UUID annulmentId,
            @Valid @RequestBody ExitController.Decision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return annulments
                .refuse(id, annulmentId, request.note().strip(), version, caller, scope)
                .map(annulment -> Version.tagged(annulment, annulment.version()));
    }

    /// All requests to undo one exit.
    @Schema(name = "ExitAnnulments")
    record Annulments(List<Annulment> items) {}

    /// Why an exit was a mistake.
    @Schema(name = "NewExitAnnulment")
    record NewAnnulment(
            @Schema(description = "误办的情况", example = "同名误登，本人健在") @NotBlank @Size(min = 2, max = 300)
            String ground) {}
}
