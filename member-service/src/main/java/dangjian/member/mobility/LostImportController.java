package dangjian.member.mobility;

import dangjian.kit.imports.ImportController;
import dangjian.kit.imports.ImportView;
import dangjian.kit.imports.Imports;
import dangjian.kit.imports.StartImport;
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

/// Imports of the ledger of lost members.
@RestController
@RequestMapping("/api/v1/lost-cases/imports")
@Tag(name = "lost-case-imports", description = "失联党员台账导入：所在党支部、姓名、失联日期、失联情形；只导入仍失联的")
class LostImportController extends ImportController {

    LostImportController(Imports imports, LostImporter importer) {
        super(imports, importer);
    }

    @StartImport
    Mono<ResponseEntity<ImportView>> start(
            ServerWebExchange upload,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return receive(upload, caller, scope);
    }
}
