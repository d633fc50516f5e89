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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of plaques and posts (岗位和牌匾台账).
@RestController
@RequestMapping("/api/v1/plaques/ledger")
@Tag(name = "plaques")
class PlaqueLedgerController {

    private static final Ledger<PlaqueLedgerRepository.Line> LEDGER = Ledger.ofRows(
            "岗位和牌匾台账",
            List.of("所在党支部", "姓名", "种类", "名称", "地点", "授予日期", "到期日期", "摘牌日期", "摘牌理由"),
            PlaqueLedgerController::row);

    private final PlaqueService plaques;
    private final InstantSource clock;

    PlaqueLedgerController(PlaqueService plaques, InstantSource clock) {
        this.plaques = plaques;
        this.clock = clock;
    }

    @GetMapping(produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadPlaqueLedger", summary = "下载岗位和牌匾台账（.xlsx）；筛选条件与列表相同，列名与导入相同")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "只看这名党员的") @RequestParam(required = false) @Nullable UUID memberId,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return LEDGER.answer(paging -> plaques.lines(under, memberId, scope, paging), caller, clock.instant());
    }

    private static List<@Nullable Object> row(PlaqueLedgerRepository.Line line) {
        return Arrays.asList(
                line.organization(),
                line.holder(),
                line.kind().label(),
                line.title(),
                line.place(),
                line.grantedOn(),
                line.endsOn(),
                line.removedOn(),
                line.removeReason());
    }
}
