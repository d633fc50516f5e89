package dangjian.member.development;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The versions of the procedure, national and of the district.
@RestController
@RequestMapping("/api/v1/development-templates")
@Tag(name = "development-templates", description = "发展党员流程的各个版本：步骤、材料、时限及其依据")
class TemplateController {

    private final TemplateService templates;

    TemplateController(TemplateService templates) {
        this.templates = templates;
    }

    @GetMapping
    @Operation(operationId = "listDevelopmentTemplates", summary = "流程的全部版本，新的在前；档案沿用申请当日有效的版本")
    Mono<TemplateList> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Scope scope) {
        return templates.list(scope).map(TemplateList::new);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "publishDevelopmentTemplate",
            summary = "发布本区的流程版本：在全国版本上增加步骤、材料和时限",
            description = "全国版本的步骤和时限不能删除或放宽；已建立的档案沿用原版本。版本发布后不再修改，调整时发布新版本。")
    Mono<Template> publish(
            @Valid @RequestBody NewTemplate request,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return templates.publish(request.head(), request.steps(), caller, scope);
    }

    /// All versions.
    record TemplateList(List<Template> items) {}

    /// A version of a district.
    @Schema(name = "NewDevelopmentTemplate")
    record NewTemplate(
            @Schema(description = "适用于这个组织及其下级") @NotNull UUID orgId,

            @Schema(description = "版本号", example = "CJ-2026-1") @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{2,39}")
            String version,

            @Schema(example = "晨江区发展党员工作流程（29步）") @NotBlank @Size(max = 60)
            String title,

            @Schema(description = "所依据的全国版本，须为生效日有效的", example = "CPC-2026") @NotBlank @Size(max = 40)
            String basedOn,

            @Schema(description = "这一天及以后申请的适用", example = "2026-12-01") @NotNull
            LocalDate effectiveOn,

            @Schema(description = "依据", example = "晨组发〔2026〕8号") @NotBlank @Size(max = 200)
            String basis,

            @JsonUnwrapped @Valid DistrictSteps steps) {

        TemplateService.Head head() {
            return new TemplateService.Head(orgId, version, title, basedOn, effectiveOn, basis);
        }
    }
}
