package dangjian.gateway.route;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "接口文档")
class DescriptionController {

    private final Descriptions descriptions;

    DescriptionController(GatewayProperties routes) {
        var services = routes.getRoutes().stream()
                .map(route -> String.valueOf(route.getMetadata().get("service")))
                .distinct()
                .map(service -> new Description(service, "/v3/api-docs/" + service));
        this.descriptions =
                new Descriptions(Stream.concat(Stream.of(new Description("gateway", "/v3/api-docs")), services)
                        .toList());
    }

    @GetMapping("/api/v1/openapi")
    @Operation(operationId = "listDescriptions", summary = "各服务的 OpenAPI 3.1 文档在哪里")
    Descriptions list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return descriptions;
    }

    @Schema(name = "Descriptions")
    record Descriptions(List<Description> documents) {}

    /// Where the OpenAPI document of a service is.
    @Schema(name = "Description")
    record Description(
            @Schema(example = "member-service") String service,
            @Schema(example = "/v3/api-docs/member-service") String path) {}
}
