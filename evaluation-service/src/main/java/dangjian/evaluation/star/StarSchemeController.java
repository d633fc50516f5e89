package dangjian.evaluation.star;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/star-schemes")
@Tag(name = "星级评定")
class StarSchemeController {

    private final StarCycleService service;

    StarSchemeController(StarCycleService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listStarSchemes", summary = "已发布的星级评定办法各版本，最新的在前")
    Mono<Page<StarScheme>> all(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller) {
        return service.schemes().map(all -> new Page<>(all, null, null));
    }
}
