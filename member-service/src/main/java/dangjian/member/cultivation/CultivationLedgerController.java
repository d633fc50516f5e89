package dangjian.member.cultivation;

import dangjian.kit.sheet.SheetDownload;
import dangjian.kit.web.Allowed;
import dangjian.kit.web.Attachment;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The sheet of cultivations.
@RestController
@RequestMapping("/api/v1/cultivations/ledger")
@Tag(name = "cultivations")
class CultivationLedgerController {

    private final CultivationWorkbook workbook;

    CultivationLedgerController(CultivationWorkbook workbook) {
        this.workbook = workbook;
    }

    @GetMapping(produces = SheetDownload.MEDIA_TYPE)
    @Operation(operationId = "downloadCultivationLedger", summary = "下载双培双创台账（.xlsx）；可改后再导入")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @Parameter(description = "只看这个组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return workbook.of(under, scope).map(bytes -> Attachment.of("双培双创台账.xlsx", SheetDownload.MEDIA_TYPE, bytes));
    }
}
