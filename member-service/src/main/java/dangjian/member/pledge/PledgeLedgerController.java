package dangjian.member.pledge;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of pledges (承诺践诺台账).
@RestController
@RequestMapping("/api/v1/pledges/ledger")
@Tag(name = "pledges")
class PledgeLedgerController {

    private static final Ledger<PledgeView> LEDGER = Ledger.ofRows(
            "承诺践诺台账",
            List.of("所在党支部", "姓名", "年度", "承诺事项", "状态", "进度（%）", "佐证", "审核人", "评议结果", "评议意见"),
            PledgeLedgerController::row);

    private final PledgeService pledges;
    private final InstantSource clock;

    PledgeLedgerController(PledgeService pledges, InstantSource clock) {
        this.pledges = pledges;
        this.clock = clock;
    }

    @GetMapping(produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadPledgeLedger", summary = "下载承诺践诺台账（.xlsx）；筛选条件与列表相同，列名与导入相同")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @ParameterObject PledgeFilter filter,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return LEDGER.answer(paging -> pledges.list(filter, scope, paging), caller, clock.instant());
    }

    private static List<@Nullable Object> row(PledgeView pledge) {
        var result = pledge.result();
        return Arrays.asList(
                pledge.orgName(),
                pledge.memberName(),
                pledge.year(),
                pledge.items().stream().map(PledgeItem::text).collect(Collectors.joining("\n")),
                pledge.state().label(),
                pledge.progress(),
                pledge.items().stream()
                        .map(PledgeItem::evidence)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n")),
                pledge.approver(),
                result == null ? null : result.label(),
                pledge.reviewNote());
    }
}
