package dangjian.gateway.front;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "接口文档")
class DescriptionController {

    private static final String DOCUMENTS = "/v3/api-docs";

    private final ServiceDocuments documents;
    private final PlatformDescription platform;
    private final Problems problems;

    DescriptionController(ServiceDocuments documents, PlatformDescription platform, Problems problems) {
        this.documents = documents;
        this.platform = platform;
        this.problems = problems;
    }

    @GetMapping("/api/v1/openapi")
    @Operation(operationId = "listDescriptions", summary = "OpenAPI 3.1 文档在哪里：全部接口一份，各服务各一份")
    Descriptions list(
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY, Role.MEMBER}) Caller caller) {
        return new Descriptions(Stream.concat(Stream.of("platform"), documents.names().stream())
                .map(Description::of)
                .toList());
    }

    @GetMapping("/api/v1/problems")
    @Operation(operationId = "listProblems", summary = "错误目录：每个错误代码的状态和中英文说明")
    @SecurityRequirements
    Mono<Catalogue> problems() {
        return problems.all().map(all -> new Catalogue(all.entries(), all.missing()));
    }

    /// All services in one document.
    @Hidden
    @GetMapping(DOCUMENTS + "/platform")
    Mono<ResponseEntity<byte[]>> platform(ServerHttpRequest request) {
        return platform.recent(request)
                .map(text -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache())
                        .eTag(text.tag())
                        .body(text.bytes()));
    }

    @Schema(name = "Descriptions")
    record Descriptions(List<Description> documents) {}

    /// Where the OpenAPI document of a service is.
    @Schema(name = "Description")
    record Description(
            @Schema(example = "member-service") String service,
            @Schema(example = "/v3/api-docs/member-service") String path) {

        static Description of(String service) {
            return new Description(
                    service, service.equals(ServiceDocuments.OWN) ? DOCUMENTS : DOCUMENTS + "/" + service);
        }
    }

    @Schema(name = "ProblemCodes")
    record Catalogue(
            List<Problems.Entry> items,

            @Schema(description = "暂时取不到、目录中缺其代码的服务") List<String> missing) {}
}
