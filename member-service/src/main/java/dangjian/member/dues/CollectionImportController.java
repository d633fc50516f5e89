package dangjian.member.dues;

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

/// Imports of sheets of payments.
@RestController
@RequestMapping("/api/v1/dues/collections/imports")
@Tag(name = "dues-collection-imports", description = "党费收缴台账、银行或移动支付明细导入：所在党支部、姓名、金额、交纳日期；有流水号的填流水号，重复的文件不会重复入账")
class CollectionImportController extends ImportController {

    CollectionImportController(Imports imports, CollectionImporter importer) {
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
