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
import java.time.LocalDate;
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

/// The ledger of mobile members (流动党员台账).
@RestController
@RequestMapping("/api/v1/mobile-stays/ledger")
@Tag(name = "mobile-stays")
class MobileLedgerController {

    private static final Ledger<MobileView> LEDGER = Ledger.ofRows(
            "流动党员台账",
            List.of(
                    "所在党支部", "姓名", "外出流向", "是否出国（境）", "流入地党组织", "外出日期", "外出原因", "返回日期", "外出月数", "应考虑转接日期", "最近联系日期",
                    "应联系日期"),
            MobileLedgerController::row);

    private final MobileService mobile;
    private final InstantSource clock;

    MobileLedgerController(MobileService mobile, InstantSource clock) {
        this.mobile = mobile;
        this.clock = clock;
    }

    @GetMapping(produces = Ledger.MEDIA_TYPE)
    @Operation(operationId = "downloadMobileLedger", summary = "下载流动党员台账（.xlsx）；筛选条件与列表相同，列名与导入相同")
    Mono<ResponseEntity<Flux<DataBuffer>>> ledger(
            @Parameter(description = "只看流出或流入这个党组织及其下级的") @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(required = false) @Nullable UUID memberId,
            @Parameter(description = "只看仍在外的") @RequestParam(defaultValue = "false") boolean current,
            @Parameter(description = "只看到这一天为止应当联系的") @RequestParam(required = false) @Nullable LocalDate contactDueBy,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        var filter = new MobileFilter(under, memberId, current, contactDueBy, 0);
        return LEDGER.answer(paging -> mobile.list(filter, scope, paging), caller, clock.instant());
    }

    private static List<@Nullable Object> row(MobileView stay) {
        return Arrays.asList(
                stay.orgName(),
                stay.memberName(),
                stay.destination(),
                stay.isAbroad() ? "是" : "否",
                stay.inflowOrgName(),
                stay.since(),
                stay.ground(),
                stay.until(),
                stay.monthsAway(),
                stay.transferDueOn(),
                stay.lastContactOn(),
                stay.contactDueOn());
    }
}
