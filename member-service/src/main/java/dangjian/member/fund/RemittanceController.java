package dangjian.member.fund;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Caller;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import dangjian.member.dues.Money;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Dues on their way up.
@RestController
@RequestMapping("/api/v1/dues/remittances")
@Tag(name = "dues-funds")
class RemittanceController {

    private final RemittanceService service;

    RemittanceController(RemittanceService service) {
        this.service = service;
    }

    @GetMapping
    @Operation(operationId = "listDuesRemittances", summary = "党费上缴，双方都看得到，新的在前")
    Mono<Page<RemittanceView>> list(
            @RequestParam(required = false) @Nullable UUID under,
            @RequestParam(required = false) @Parameter(description = "SENT 待确认") Remittance.@Nullable State state,
            Paging paging,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.list(under, state, scope, paging);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDuesRemittance", summary = "一笔党费上缴")
    Mono<ResponseEntity<RemittanceView>> one(
            @PathVariable UUID id,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.one(id, scope).map(view -> Version.tagged(view, view.version()));
    }

    @PostMapping
    @Operation(operationId = "passDuesUp", summary = "向上级党组织上缴党费；不填金额则缴清", description = "应上缴的由收入按比例推导，缴过的不会再缴。")
    Mono<ResponseEntity<RemittanceView>> send(
            @Valid @RequestBody Sending request,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.send(request.sending(), request.toName(), caller, scope)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/dues/remittances/" + view.id()))
                        .eTag("\"" + view.version() + "\"")
                        .body(view));
    }

    @PutMapping("/{id}/decision")
    @Operation(
            operationId = "decideDuesRemittance",
            summary = "接收的党组织确认收到，或退回",
            description = "退回的重新成为尚未上缴。上级不在平台上的，由上缴单位另一人凭收据确认。")
    Mono<ResponseEntity<RemittanceView>> decide(
            @PathVariable UUID id,
            @Valid @RequestBody Decision request,
            Version version,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Caller caller,
            @Allowed({Role.DISTRICT_ADMIN, Role.COMMITTEE_ADMIN, Role.BRANCH_SECRETARY}) Scope scope) {
        return service.decide(id, request.decision(), version, caller, scope)
                .map(view -> Version.tagged(view, view.version()));
    }

    /// What an organisation passes up.
    record Sending(
            @NotNull UUID orgId,

            @Schema(description = "DUES 党费；CENTRE 全部上缴中央的自愿多交") @NotNull
            Stream stream,

            @Schema(description = "金额（元）；不填为全部未缴", example = "1250.00")
            @Nullable
            @Positive
            @Digits(integer = 12, fraction = 2)
            BigDecimal amount,

            @Schema(example = "2026-10-10") @NotNull LocalDate sentOn,

            @Schema(description = "凭证号") @Nullable @Size(max = 100)
            String voucher,

            @Schema(description = "上级不在平台上的，填其名称") @Nullable @Size(min = 2, max = 100)
            String toName) {

        Remittance.Sending sending() {
            return new Remittance.Sending(orgId, stream, amount == null ? null : Money.yuan(amount), sentOn, voucher);
        }
    }

    /// What the receiver says.
    record Decision(
            @Schema(description = "是否收到；否则退回") boolean isReceived,

            @Schema(description = "收到或退回的日期", example = "2026-10-12") @NotNull
            LocalDate on,

            @NotBlank @Size(min = 2, max = 200) String opinion) {

        Remittance.Decision decision() {
            return new Remittance.Decision(isReceived, on, opinion.strip());
        }
    }
}
