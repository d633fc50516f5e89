package dangjian.member.mobility;

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
import java.util.Map;
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

/// The ledger of lost members (失联党员台账).
@RestController
@RequestMapping("/api/v1/lost-cases/ledger")
@Tag(name = "lost-cases")
class LostLedgerController {

    private static final List<String> HEADINGS =
            List.of("所在党支部", "姓名", "失联日期", "失联情形", "查找次数", "可停止党籍日期", "停止党籍日期", "应除名日期", "重新联系日期");

    private final LostService lost;
    private final InstantSource clock;

    LostLedgerController(LostService lost, InstantSource clock) {
        this.lost = lost;
        this.clock = clock;
    }

    @GetMapping(produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadLostLedger", summary = "下载失联党员台账（.xlsx）；筛选条件与列表相同，列名与导入相同")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @Parameter(description = "只看这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @Parameter(description = "只看仍失联的") @RequestParam(defaultValue = "false") boolean open,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return lost.circumstances()
                .flatMap(labels -> Ledger.<LostView>ofRows("失联党员台账", HEADINGS, view -> row(view, labels))
                        .answer(paging -> lost.list(under, open, scope, paging), caller, clock.instant()));
    }

    private static List<@Nullable Object> row(LostView view, Map<String, String> labels) {
        return Arrays.asList(
                view.orgName(),
                view.memberName(),
                view.since(),
                labels.getOrDefault(view.circumstance(), view.circumstance()),
                view.efforts(),
                view.maySuspendFrom(),
                view.suspendedOn(),
                view.removalDueOn(),
                view.foundOn());
    }
}
