package dangjian.member.exit;

import dangjian.kit.data.Ids;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.discipline.MatterNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Dispositions short of a penalty.
@RestController
@PeopleOnly("dispositions are shown to people in scope and to the member only")
@RequestMapping("/api/v1/disposals")
@Tag(name = "disposals", description = "组织处置：限期改正、劝其退党、除名")
class DisposalController {

    private final DisposalService disposals;
    private final InstantSource clock;

    DisposalController(DisposalService disposals, InstantSource clock) {
        this.disposals = disposals;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listDisposals", summary = "管理范围内的组织处置；党员只看到本人的")
    Mono<Page<Disposal>> list(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(required = false) @Nullable UUID memberId,
            @Parameter(description = "只看到这一天为止限期已满、尚无结果的") @RequestParam(required = false) @Nullable LocalDate dueBy,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return disposals.list(under, memberId, dueBy, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDisposal", summary = "一项组织处置")
    Mono<ResponseEntity<Disposal>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return disposals.find(id, scope).map(disposal -> Version.tagged(disposal, disposal.version()));
    }

    @PostMapping
    @Operation(operationId = "decideDisposal", summary = "登记组织处置；同一事项受过党纪处分的不再处置")
    Mono<ResponseEntity<Disposal>> decide(
            @Valid @RequestBody NewDisposal request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return disposals
                .decide(request.disposal(caller, clock.instant()), scope)
                .map(disposal -> ResponseEntity.created(URI.create("/api/v1/disposals/" + disposal.id()))
                        .eTag("\"" + disposal.version() + "\"")
                        .body(disposal));
    }

    @PutMapping("/{id}/result")
    @Operation(operationId = "concludeDisposal", summary = "登记结果：限期改正的为已改正或没有改正，劝其退党的为同意或不退")
    Mono<ResponseEntity<Disposal>> conclude(
            @PathVariable UUID id,
            @Valid @RequestBody Conclusion request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return disposals
                .conclude(id, request.result(), request.resultOn(), version, scope)
                .map(disposal -> Version.tagged(disposal, disposal.version()));
    }

    /// A disposition to be put on record.
    @Schema(name = "NewDisposal")
    record NewDisposal(
            @NotNull UUID memberId,
            @Schema(example = "CORRECTION") @NotNull Disposal.Kind kind,

            @Schema(description = "立案编号", example = "2026-021") @NotBlank @Size(max = 60)
            String matterNo,

            @Schema(example = "长期不参加组织生活") @NotBlank @Size(max = 500)
            String matter,

            @Schema(example = "2026-03-02") @NotNull LocalDate decidedOn,

            @Schema(description = "限期改正的期限；其他不填", example = "2026-09-02") @Nullable
            LocalDate correctBy,

            @Schema(description = "批准机关", example = "北街街道党工委") @NotBlank @Size(max = 100)
            String authority) {

        Disposal disposal(Caller caller, Instant now) {
            return new Disposal(
                    Ids.next(),
                    memberId,
                    kind,
                    MatterNumber.of(matterNo),
                    matter.strip(),
                    decidedOn,
                    correctBy,
                    authority.strip(),
                    null,
                    null,
                    caller.name(),
                    now,
                    1);
        }
    }

    /// What came of it.
    @Schema(name = "DisposalConclusion")
    record Conclusion(
            @Schema(example = "CORRECTED") @NotNull Disposal.Result result,
            @Schema(example = "2026-09-01") @NotNull LocalDate resultOn) {}
}
