package dangjian.member.development;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What befalls a case beside its steps.
@RestController
@RequestMapping("/api/v1/development-cases/{id}")
@Tag(name = "development-cases")
class OutcomeController {

    private static final Set<CaseEvent.Kind> NO_OUTCOMES =
            Set.of(CaseEvent.Kind.MOVED, CaseEvent.Kind.TAKEN_OVER, CaseEvent.Kind.DISCLOSED);

    private final CaseService cases;

    OutcomeController(CaseService cases) {
        this.cases = cases;
    }

    @PostMapping("/outcomes")
    @Operation(operationId = "endDevelopmentCase", summary = "本人撤回、不予发展、暂缓，或恢复暂缓的；成为预备党员后不适用")
    Mono<ResponseEntity<CaseView>> end(
            @PathVariable UUID id,
            @Valid @RequestBody Outcome request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cases.end(id, request.ending(), version, caller, scope).map(CaseController::tagged);
    }

    @PostMapping("/transfers")
    @Operation(operationId = "moveDevelopmentCase", summary = "申请人转到区内另一党支部，培养考察时间连续计算")
    Mono<ResponseEntity<CaseView>> move(
            @PathVariable UUID id,
            @Valid @RequestBody Move request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return cases.move(id, request.orgId(), request.reason(), version, caller, scope)
                .map(CaseController::tagged);
    }

    @PostMapping("/disclosures")
    @Operation(operationId = "discloseDevelopmentCase", summary = "查看申请人完整的个人信息；须说明理由并留痕")
    Mono<ResponseEntity<Applying>> disclose(
            @PathVariable UUID id,
            @Valid @RequestBody Disclosure request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cases.disclose(id, request.reason(), caller, scope)
                .map(person -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(person));
    }

    @GetMapping("/events")
    @Operation(operationId = "listDevelopmentEvents", summary = "撤回、暂缓、转移、查看个人信息等经过，按时间排列")
    Mono<Events> events(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cases.events(id, scope)
                .map(found -> new Events(found.stream().map(Event::of).toList()));
    }

    /// How a case ends or pauses.
    record Outcome(
            @Schema(description = "WITHDRAWN 本人撤回；REJECTED 不予发展；SUSPENDED 暂缓；RESUMED 恢复") @NotNull
            CaseEvent.Kind kind,

            @Schema(example = "2026-11-20") @NotNull LocalDate on,

            @Schema(description = "理由", example = "本人书面撤回申请") @NotBlank @Size(min = 2, max = 500)
            String reason) {

        CaseService.Ending ending() {
            if (NO_OUTCOMES.contains(kind)) {
                throw Problem.invalid("request.invalid").at("/kind", "member.development.outcome");
            }
            return new CaseService.Ending(kind, on, reason);
        }
    }

    /// Where the applicant has gone.
    record Move(
            @Schema(description = "新的党支部") @NotNull UUID orgId,

            @Schema(description = "理由", example = "工作调动") @NotBlank @Size(min = 2, max = 500)
            String reason) {}

    /// Why somebody wants to see personal data.
    record Disclosure(
            @Schema(description = "理由，至少 4 个字", example = "核对政治审查材料") @NotBlank @Size(min = 4, max = 200)
            String reason) {}

    /// Everything that befell a case.
    record Events(List<Event> items) {}

    /// One thing that befell a case.
    record Event(UUID id, CaseEvent.Kind kind, LocalDate happenedOn, String reason, String recordedBy) {

        static Event of(CaseEvent event) {
            return new Event(event.id(), event.kind(), event.happenedOn(), event.reason(), event.accountName());
        }
    }
}
