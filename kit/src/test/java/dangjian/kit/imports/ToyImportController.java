package dangjian.kit.imports;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
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
            ServerWebExchange upload,
            @Allowed(Role.DISTRICT_ADMIN) Caller caller,
            @Allowed(Role.DISTRICT_ADMIN) Scope scope) {
        return receive(upload, caller, scope);
    }
}
