package dangjian.member.roster;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
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

/// Personal data in clear, for a reason and on the record.
@RestController
@PeopleOnly("a reason is a person's, and the record names who gave it")
@RequestMapping("/api/v1/members/{id}/disclosures")
@Tag(name = "members")
class DisclosureController {

    private final DisclosureService disclosures;

    DisclosureController(DisclosureService disclosures) {
        this.disclosures = disclosures;
    }

    @PostMapping
    @Operation(operationId = "discloseMember", summary = "查看完整的证件号码、电话或住址；须说明理由并留痕")
    Mono<ResponseEntity<DisclosedView>> disclose(
            @PathVariable UUID id,
            @Valid @RequestBody Request request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return disclosures
                .disclose(id, request.fields(), request.reason(), caller, scope)
                .map(disclosed -> ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(disclosed));
    }

    @GetMapping
    @Operation(operationId = "listDisclosures", summary = "谁在何时因何看过这名党员的哪些信息，新的在前")
    Mono<Page<DisclosureView>> list(
            @PathVariable UUID id, Paging paging, @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return disclosures.of(id, scope, paging);
    }

    /// Which fields somebody wants to see, and why.
    record Request(
            @NotEmpty Set<PersonalField> fields,

            @Schema(description = "理由，至少 4 个字", example = "核实转接组织关系的身份信息") @NotBlank @Size(min = 4, max = 200)
            String reason) {}
}
