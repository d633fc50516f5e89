package dangjian.member.discipline;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.PeopleOnly;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.member.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger of penalties (党纪处分台账).
@RestController
@PeopleOnly("discipline is shown to people in scope only")
@RequestMapping("/api/v1/penalties/ledger")
@Tag(name = "penalties")
class PenaltyLedgerController {

    private static final Ledger<PenaltyView> LEDGER = Ledger.ofRows(
            "党纪处分台账",
            List.of(
                    "所在党支部", "姓名", "处分种类", "立案编号", "事由", "处分日期", "留党察看月数", "批准机关", "文号", "恢复权利日期", "撤销日期", "撤销理由",
                    "影响期至", "登记人"),
            PenaltyLedgerController::row);

    private final DisciplineService discipline;
    private final InstantSource clock;

    PenaltyLedgerController(DisciplineService discipline, InstantSource clock) {
        this.discipline = discipline;
        this.clock = clock;
    }

    @GetMapping(produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadPenaltyLedger", summary = "下载党纪处分台账（.xlsx）；筛选条件与列表相同，列名与导入相同")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @ParameterObject PenaltyFilter filter,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return LEDGER.answer(paging -> discipline.list(filter.imposed(), scope, paging), caller, clock.instant());
    }

    private static List<@Nullable Object> row(PenaltyView penalty) {
        return Arrays.asList(
                penalty.orgName(),
                penalty.memberName(),
                penalty.kind().label(),
                penalty.matterNo(),
                penalty.matter(),
                penalty.imposedOn(),
                penalty.probationMonths(),
                penalty.authority(),
                penalty.documentNo(),
                penalty.restoredOn(),
                penalty.revokedOn(),
                penalty.revokeReason(),
                penalty.effects().isEmpty() ? null : penalty.effects().getLast().to(),
                penalty.recorder());
    }
}
