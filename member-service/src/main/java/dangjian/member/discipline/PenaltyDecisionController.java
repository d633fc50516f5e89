package dangjian.member.discipline;

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
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The district's decisions on penalties that are not for a committee to decide.
@RestController
@PeopleOnly("a person answers for a penalty")
@RequestMapping("/api/v1/penalties/{id}")
@Tag(name = "penalties")
class PenaltyDecisionController {

    private final PenaltyDecisionService decisions;

    PenaltyDecisionController(PenaltyDecisionService decisions) {
        this.decisions = decisions;
    }

    @PutMapping("/approval")
    @Operation(operationId = "approvePenalty", summary = "区级批准呈报的处分（开除党籍），随即生效；呈报的人不能自己批准")
    Mono<ResponseEntity<PenaltyView>> approve(
            @PathVariable UUID id,
            @Valid @RequestBody Decision request,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return decisions
                .approve(id, request.note().strip(), version, caller, scope)
                .map(view -> Version.tagged(view, view.version()));
    }

    @PutMapping("/rejection")
    @Operation(operationId = "rejectPenalty", summary = "区级不予批准呈报的处分")
    Mono<ResponseEntity<PenaltyView>> reject(
            @PathVariable UUID id,
            @Valid @RequestBody Decision request,
            Version version,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return decisions
                .reject(id, request.note().strip(), version, caller, scope)
                .map(view -> Version.tagged(view, view.version()));
    }

    /// A decision on a proposal.
    @Schema(name = "PenaltyDecisionNote")
    record Decision(
            @Schema(example = "事实清楚，同意给予开除党籍处分") @NotBlank @Size(min = 2, max = 300)
            String note) {}
}
