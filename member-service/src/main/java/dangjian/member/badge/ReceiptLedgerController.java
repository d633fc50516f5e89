package dangjian.member.badge;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The sheet of who received a badge of a batch (党徽领取登记表).
@RestController
@RequestMapping("/api/v1/badge-batches/{id}/receipts/ledger")
@Tag(name = "badges")
class ReceiptLedgerController {

    private static final List<String> HEADINGS = List.of("批次", "所在党支部", "姓名", "领取日期");

    private final BatchService batches;
    private final InstantSource clock;

    ReceiptLedgerController(BatchService batches, InstantSource clock) {
        this.batches = batches;
        this.clock = clock;
    }

    @GetMapping(produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadBadgeReceipts", summary = "下载一个批次的党徽领取登记表（.xlsx）；列名与导入相同")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @PathVariable UUID id,
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return batches.find(id, scope)
                .map(batch -> Ledger.<BadgeReceipt>ofRows("党徽领取登记表", HEADINGS, receipt -> row(batch, receipt)))
                .flatMap(ledger ->
                        ledger.answer(paging -> batches.receipts(id, under, scope, paging), caller, clock.instant()));
    }

    private static List<@Nullable Object> row(BadgeBatch batch, BadgeReceipt receipt) {
        return Arrays.asList(batch.name(), receipt.orgName(), receipt.name(), receipt.receivedOn());
    }
}
