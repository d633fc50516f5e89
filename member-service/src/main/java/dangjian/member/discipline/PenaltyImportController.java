package dangjian.member.discipline;

import dangjian.kit.imports.ImportController;
import dangjian.kit.imports.ImportView;
import dangjian.kit.imports.Imports;
import dangjian.kit.imports.StartImport;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Imports of the ledger of penalties.
@RestController
@PeopleOnly("discipline is recorded by people")
@RequestMapping("/api/v1/penalties/imports")
@Tag(name = "penalty-imports", description = "党纪处分台账导入：所在党支部、姓名、处分种类、立案编号、事由、处分日期、批准机关、文号")
class PenaltyImportController extends ImportController {

    PenaltyImportController(Imports imports, PenaltyImporter importer) {
        super(imports, importer);
    }

    @StartImport
    Mono<ResponseEntity<ImportView>> start(
            ServerWebExchange upload,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN}) Scope scope) {
        return receive(upload, caller, scope);
    }
}
