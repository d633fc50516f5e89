package dangjian.member.roster;

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

/// Imports of roster sheets.
@RestController
@RequestMapping("/api/v1/members/imports")
@Tag(name = "member-imports", description = "党员名册导入")
class MemberImportController extends ImportController {

    private final CodeBooks codeBooks;

    MemberImportController(Imports imports, MemberImporter importer, CodeBooks codeBooks) {
        super(imports, importer);
        this.codeBooks = codeBooks;
    }

    @StartImport
    Mono<ResponseEntity<ImportView>> start(
            ServerWebExchange upload,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return codeBooks.current().then(Mono.defer(() -> receive(upload, caller, scope)));
    }
}
