package dangjian.member.pledge;

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

/// Imports of the ledger of pledges.
@RestController
@RequestMapping("/api/v1/pledges/imports")
@Tag(name = "pledge-imports", description = "承诺践诺台账导入：所在党支部、姓名、年度、承诺事项（一行一项）；导入的待支部审核")
class PledgeImportController extends ImportController {

    PledgeImportController(Imports imports, PledgeImporter importer) {
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
