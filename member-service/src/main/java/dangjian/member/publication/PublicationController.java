package dangjian.member.publication;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Yearly publications of dues.
@RestController
@RequestMapping("/api/v1/dues/publications")
@Tag(name = "dues-publications", description = "向党员公布一年的党费收缴情况；只公布合计，不公布个人数额")
class PublicationController {

    private final PublicationService service;

    PublicationController(PublicationService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listDuesPublications", summary = "党费收缴情况的公布和更正，新的在前；党员看到本支部及其上级的")
    Mono<Page<PublicationView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.list(under, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDuesPublication", summary = "一次公布的内容，和公布以后的变动")
    Mono<PublicationView.Detail> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return service.one(id, scope);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "publishDues",
            summary = "公布一个党组织一年的党费收缴情况，即日起内容不再改变",
            description = "公布过的年度再次公布为更正，须说明理由；与上次公布没有不同的拒绝。")
    Mono<PublicationView.Detail> publish(
            @Valid @RequestBody Request request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var reason = request.reason();
        return service.publish(request.orgId(), request.year(), reason == null ? null : reason.strip(), caller, scope);
    }

    /// What is published.
    record Request(
            @NotNull UUID orgId,
            @Schema(example = "2026") @Min(2000) int year,

            @Schema(description = "更正的理由；首次公布不得填写", example = "补录 11 月收缴") @Nullable @Size(min = 2, max = 200)
            String reason) {}
}
