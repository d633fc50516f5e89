package dangjian.member.development;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The versions of the procedure.
@RestController
@RequestMapping("/api/v1/development-templates")
@Tag(name = "development-templates", description = "发展党员流程的各个版本：步骤、材料、时限及其依据")
class TemplateController {

    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    @Operation(operationId = "listDevelopmentTemplates", summary = "流程的全部版本，新的在前；档案沿用申请当日有效的版本")
    Mono<TemplateList> list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return templates.all().map(TemplateList::new);
    }

    /// All versions.
    record TemplateList(List<Template> items) {}
}
