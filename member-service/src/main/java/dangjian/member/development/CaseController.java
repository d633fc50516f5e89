package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Cases of people on their way to membership.
@RestController
@RequestMapping("/api/v1/development-cases")
@Tag(name = "development-cases", description = "发展党员：从递交申请书到转正归档，逐步记录，时限由规则推算")
class CaseController {

    private final CaseService cases;

    CaseController(CaseService cases) {
        this.cases = cases;
    }

    @GetMapping
    @Operation(operationId = "listDevelopmentCases", summary = "发展党员档案，按建立先后排列")
    Mono<Page<CaseView>> list(
            @ParameterObject CaseFilter filter,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cases.page(filter, scope, paging).map(page -> page.map(CaseView::of));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDevelopmentCase", summary = "一份发展党员档案")
    Mono<ResponseEntity<CaseView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return cases.find(id, scope).map(CaseController::tagged);
    }

    @PostMapping
    @Operation(operationId = "openDevelopmentCase", summary = "收到入党申请书，建立档案；流程按申请当日有效的版本")
    Mono<ResponseEntity<CaseView>> open(
            @Valid @RequestBody NewCase request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var application = new CaseService.Application(request.appliedOn(), request.isLeagueMember());
        return cases.open(request.orgId(), request.person(), application, caller, scope)
                .map(file -> ResponseEntity.created(URI.create("/api/v1/development-cases/"
                                + file.development().id()))
                        .eTag("\"" + file.development().version() + "\"")
                        .body(CaseView.of(file.placed())));
    }

    static ResponseEntity<CaseView> tagged(CaseFile file) {
        return Version.tagged(CaseView.of(file.placed()), file.development().version());
    }

    /// An application that has come in.
    record NewCase(
            @Schema(description = "接收申请的党支部") @NotNull UUID orgId,

            @Schema(description = "递交申请书日期", example = "2026-10-08") @NotNull
            LocalDate appliedOn,

            @Schema(description = "是否共青团员") boolean isLeagueMember,
            @JsonUnwrapped Applying person) {}
}
