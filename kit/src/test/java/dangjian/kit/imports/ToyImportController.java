package dangjian.kit.imports;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/toys/imports")
@Tag(name = "toy-imports")
class ToyImportController extends ImportController {

    ToyImportController(Imports imports, ToyImporter importer) {
        super(imports, importer);
    }

    @StartImport
    Mono<ResponseEntity<ImportView>> start(
            @RequestBody Flux<PartEvent> parts,
            ServerHttpRequest request,
            Locale locale,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return start(new ImportRequest(parts, request, locale), caller, scope);
    }
}
